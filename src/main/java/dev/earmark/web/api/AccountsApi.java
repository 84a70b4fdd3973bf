package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.access.Secrets;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Credentials.Link;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** People who may log in. Nobody gives away more than they have, and the last administrator stays. */
final class AccountsApi {

    private static final Duration LINK = Duration.ofHours(72);

    private final Backend backend;
    private final Secrets secrets;
    private final Supplier<URI> address;

    /** @param address where people reach this server */
    AccountsApi(Backend backend, Secrets secrets, Supplier<URI> address) {
        this.backend = backend;
        this.secrets = secrets;
        this.address = address;
    }

    Map<String, Handler> handlers() {
        return Map.of("listAccounts", this::list, "createAccount", this::create, "getAccount", this::one, "putAccount", this::put,
                "linkAccount", this::link,
                "resetFactors", this::resetFactors, "endAccountSessions", this::endSessions);
    }

    private Answer list(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> {
            Set<String> withFactor = tx.factors().accounts();
            return Views.items(tx.accounts().all(), account -> view(account, withFactor.contains(account.id())));
        }));
    }

    private static ObjectNode view(Store.Tx tx, Account account) {
        return view(account, tx.factors().any(account.id()));
    }

    private static ObjectNode view(Account account, boolean secondFactor) {
        ObjectNode node = Views.object();
        ArrayNode teams = node.putArray("teams");
        new TreeSet<>(account.teams()).forEach(teams::add);
        return node.put("id", account.id()).put("login", account.login()).put("name", account.name())
                .put("role", account.role().label())
                .put("agentId", account.agentId()).put("external", account.subject() != null)
                .put("hasPassword", account.passwordHash() != null)
                .put("secondFactor", secondFactor).put("disabled", account.disabled()).put("createdAt", Views.time(account.createdAt()))
                .put("version", account.version());
    }

    /** Only a coach looks after teams. */
    private static Set<String> teams(JsonNode body, Role role) {
        Set<String> teams = new TreeSet<>();
        body.path("teams").forEach(team -> teams.add(PlainText.line(team.asText())));
        teams.remove("");
        if (!teams.isEmpty() && role != Role.COACH) {
            throw new Rejected("web.teams-of-coach", "Only a coach has teams; leave \"teams\" out, or make this account a coach.");
        }
        return teams;
    }

    private Answer create(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Role role = role(exchange, body);
        Account account = new Account(backend.ids().get(), body.get("login").asText().toLowerCase(Locale.ROOT),
                body.get("name").asText(), role,
                WorkApi.text(body, "agentId"), null, null, false, backend.clock().instant(), 1, teams(body, role));
        ObjectNode node = backend.store().write(tx -> {
            tx.accounts().insert(account);
            audit(tx, exchange, "account.create", account);
            return linked(tx, account);
        });
        return Answer.json(201, node).with("Location", "/api/v1/accounts/" + account.id());
    }

    private static Role role(Exchange exchange, JsonNode body) {
        Role role = Role.of(body.get("role").asText()).orElseThrow();
        mustHave(exchange, role.permissions());
        return role;
    }

    /** @throws HttpRefusal 403 when somebody would give, or get at, more than they may do themselves */
    static void mustHave(Exchange exchange, Set<Permission> permissions) {
        if (!exchange.principal().permissions().containsAll(permissions)) {
            throw new HttpRefusal(403, "web.not-allowed", "You cannot give or change permissions that you do not have yourself.");
        }
    }

    private void audit(Store.Tx tx, Exchange exchange, String action, Account account) {
        String state = account.role().label() + (account.disabled() ? ", disabled" : "");
        tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), action, account.id(), state));
    }

    private ObjectNode linked(Store.Tx tx, Account account) {
        String token = secrets.fresh();
        Instant until = backend.clock().instant().plus(LINK);
        tx.credentials().putLink(new Link(Secrets.sha256(token), account.id(), until));
        ObjectNode node = Views.object();
        node.set("account", view(tx, account));
        return node.put("link", address.get() + "/password/" + token).put("expiresAt", Views.time(until));
    }

    private static Account found(Store.Tx tx, Exchange exchange) {
        String id = exchange.path("id");
        return tx.accounts().find(id).orElseThrow(() -> new NotFound("access.account-unknown", "There is no account " + id + "."));
    }

    private Answer one(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> view(tx, found(tx, exchange))));
    }

    private Answer put(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Role role = role(exchange, body);
        return Answer.ok(backend.store().write(tx -> {
            Account old = found(tx, exchange);
            Views.mustBeCurrent(exchange, view(tx, old));
            mustHave(exchange, old.role().permissions());
            Account changed = new Account(old.id(), old.login(), body.get("name").asText(), role, WorkApi.text(body, "agentId"),
                    old.passwordHash(), old.subject(),
                    body.path("disabled").asBoolean(false), old.createdAt(), old.version() + 1,
                    body.has("teams") || role != Role.COACH ? teams(body, role) : old.teams());
            save(tx, changed);
            tx.credentials().endSessionsOf(old.id());
            audit(tx, exchange, "account.change", changed);
            return view(tx, changed);
        }));
    }

    private static void save(Store.Tx tx, Account changed) {
        if (!tx.accounts().save(changed)) {
            throw new Conflict("web.changed-meanwhile", "Somebody else has changed it at the same time; try again.");
        }
        if (!tx.accounts().hasAdmin()) {
            throw new Conflict("access.last-admin", "This is the last administrator; make another one first.");
        }
    }

    private Answer link(Exchange exchange) {
        ObjectNode node = backend.store().write(tx -> {
            Account account = found(tx, exchange);
            mustHave(exchange, account.role().permissions());
            if (account.subject() != null) {
                throw new Conflict("access.external", "This account logs in at the identity provider and has no password here.");
            }
            audit(tx, exchange, "account.link", account);
            return linked(tx, account);
        });
        return Answer.json(201, node);
    }

    /** For whoever has lost them. */
    private Answer resetFactors(Exchange exchange) {
        return done(exchange, "account.reset-factors", (tx, account) -> tx.factors().removeAll(account.id()));
    }

    private Answer endSessions(Exchange exchange) {
        return done(exchange, "account.end-sessions", (_, _) -> {});
    }

    private Answer done(Exchange exchange, String action, BiConsumer<Store.Tx, Account> change) {
        backend.store().write(tx -> {
            Account account = found(tx, exchange);
            mustHave(exchange, account.role().permissions());
            change.accept(tx, account);
            tx.credentials().endSessionsOf(account.id());
            audit(tx, exchange, action, account);
            return true;
        });
        return Answer.nothing(204);
    }
}

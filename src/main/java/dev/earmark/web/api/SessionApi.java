package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Permission;
import dev.earmark.access.Principal;
import dev.earmark.fault.NotFound;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.Cookies;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.login.Logins;
import dev.earmark.web.login.oidc.OidcLogin;
import dev.earmark.web.login.session.LoginOutcome;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import dev.earmark.web.login.session.LoginOutcome.CodeNeeded;
import dev.earmark.web.login.session.Visit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Logging in and out, and who one is. */
final class SessionApi {

    private final Store store;
    private final Logins logins;
    private final Cookies cookies;

    SessionApi(Store store, Logins logins, Cookies cookies) {
        this.store = store;
        this.logins = logins;
        this.cookies = cookies;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "getMe", this::me, "login", this::login, "loginByCode", this::code, "askPasskey",
                this::askPasskey,
                "loginByPasskey", this::passkey, "logout", this::logout, "choosePassword", this::choose, "changePassword", this::change,
                "startOidc", this::start, "finishOidc", this::finish);
    }

    /** With the place of the newest event, so that whoever asks for something afterwards can follow the events without a gap. */
    private Answer me(Exchange exchange) {
        Caller caller = known(exchange);
        ObjectNode node = view(caller);
        if (caller.principal().permissions().contains(Permission.READ_EVENTS)) {
            long last = store.read(tx -> tx.events().last());
            node.put("lastEvent", last);
        }
        return Answer.ok(node);
    }

    static Caller known(Exchange exchange) {
        exchange.principal();
        Caller caller = exchange.caller();
        if (caller == null) {
            throw new IllegalStateException("a principal without a caller");
        }
        return caller;
    }

    static Visit visit(Exchange exchange) {
        return Visit.of(exchange.address(), exchange.header("User-Agent"));
    }

    static ObjectNode view(Caller caller) {
        Principal principal = caller.principal();
        ObjectNode node = Views.object().put("id", principal.id()).put("name", principal.name()).put("role", principal.role().label())
                .put("agentId", principal.agentId());
        ArrayNode teams = node.putArray("teams");
        new TreeSet<>(principal.teams()).forEach(teams::add);
        ArrayNode permissions = node.putArray("permissions");
        new TreeSet<>(principal.permissions()).forEach(permission -> permissions.add(permission.label()));
        var session = caller.session();
        return node.put("csrf", session == null ? null : session.csrf()).put("mustAddFactor", session != null && session.bare());
    }

    private Answer login(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return entered(logins.passwords().login(body.get("login").asText(), body.get("password").asText(), visit(exchange)));
    }

    private Answer entered(LoginOutcome outcome) {
        return switch (outcome) {
            case Begun begun -> begun(begun);
            case CodeNeeded needed -> {
                ObjectNode node = Views.object().put("ticket", needed.ticket()).put("expiresAt", Views.time(needed.until()));
                ArrayNode ways = node.putArray("ways");
                new TreeSet<>(needed.ways()).forEach(ways::add);
                yield Answer.json(202, node);
            }
        };
    }

    private Answer begun(Begun begun) {
        return Answer.ok(view(begun.caller())).with("Set-Cookie", cookies.session(begun.secret()));
    }

    private Answer code(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return begun(logins.second().finish(body.get("ticket").asText(), body.get("code").asText(), visit(exchange)));
    }

    private Answer askPasskey(Exchange exchange) {
        return Answer.ok(PasskeyOptions.of(logins.passkeys().askLogin()));
    }

    private Answer passkey(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        JsonNode credential = body.get("credential");
        return begun(logins.passkeys().login(body.get("ticket").asText(), credential.get("id").asText(), credential.toString(),
                visit(exchange)));
    }

    private Answer logout(Exchange exchange) {
        logins.own().logout(known(exchange));
        return Answer.nothing(204).with("Set-Cookie", cookies.gone(cookies.sessionName()));
    }

    private Answer choose(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return entered(logins.passwords().choose(body.get("token").asText(), WorkApi.text(body, "login"), body.get("password").asText(),
                visit(exchange)));
    }

    private Answer change(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return begun(logins.passwords().change(known(exchange), body.get("old").asText(), body.get("new").asText(), visit(exchange)));
    }

    private OidcLogin provider() {
        return logins.provider().orElseThrow(() -> new NotFound("access.no-provider",
                "No identity provider is set; log in with a password."));
    }

    private Answer start(Exchange exchange) {
        OidcLogin.Start start = provider().start();
        return Answer.nothing(302).with("Location", start.to().toString()).with("Set-Cookie", cookies.memory(start.memory()));
    }

    private Answer finish(Exchange exchange) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        exchange.queries().forEach((name, value) -> parameters.put(name, List.of(value)));
        Begun begun = logins.providerAccounts().begin(provider().finish(parameters, exchange.cookie(cookies.memoryName())),
                visit(exchange));
        return Answer.nothing(302).with("Location", "/").with("Set-Cookie", cookies.session(begun.secret()))
                .with("Set-Cookie", cookies.gone(cookies.memoryName()));
    }
}

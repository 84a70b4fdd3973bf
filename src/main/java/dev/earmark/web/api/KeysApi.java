package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.access.Secrets;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Credentials.Key;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keys of programs. The secret is shown once, when it is made. */
final class KeysApi {

    private final Backend backend;
    private final Secrets secrets;

    KeysApi(Backend backend, Secrets secrets) {
        this.backend = backend;
        this.secrets = secrets;
    }

    Map<String, Handler> handlers() {
        return Map.of("listKeys", this::list, "createKey", this::create, "revokeKey", this::revoke);
    }

    private Answer list(Exchange exchange) {
        return Answer.ok(Views.items(backend.store().read(tx -> tx.credentials().keys()), KeysApi::view));
    }

    private static ObjectNode view(Key key) {
        ObjectNode node = Views.object().put("id", key.id()).put("name", key.name()).put("role", key.role().label());
        ArrayNode scopes = node.putArray("scopes");
        new TreeSet<>(key.scopes()).forEach(scope -> scopes.add(scope.label()));
        return node.put("agentId", key.agentId()).put("createdBy", key.createdBy()).put("createdAt", Views.time(key.createdAt()))
                .put("expiresAt", Views.time(key.expiresAt())).put("usedAt", Views.time(key.usedAt())).put("revoked", key.revoked());
    }

    private Answer create(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Role role = Role.of(body.get("role").asText()).orElseThrow();
        Set<Permission> scopes = EnumSet.noneOf(Permission.class);
        body.get("scopes").forEach(label -> scopes.add(Permission.of(label.asText()).orElseThrow()));
        check(role, scopes);
        AccountsApi.mustHave(exchange, scopes);
        Instant now = backend.clock().instant();
        String secret = secrets.freshKey();
        Key key = new Key(backend.ids().get(), body.get("name").asText(), Secrets.sha256(secret), role, scopes,
                WorkApi.text(body, "agentId"),
                exchange.principal().id(), now, WorkApi.time(body, "expiresAt"), null, false);
        backend.store().write(tx -> {
            tx.credentials().putKey(key);
            tx.audit().append(new AuditEntry(now, exchange.principal().id(), "key.create", key.id(), role.label()));
            return true;
        });
        ObjectNode node = Views.object();
        node.set("key", view(key));
        return Answer.json(201, node.put("secret", secret)).with("Location", "/api/v1/keys/" + key.id());
    }

    private static void check(Role role, Set<Permission> scopes) {
        Set<Permission> beyond = EnumSet.copyOf(scopes);
        beyond.removeAll(role.permissions());
        if (!beyond.isEmpty()) {
            throw new Rejected("access.scope-beyond-role",
                    "The role " + role.label() + " does not have the scope " + beyond.iterator().next().label() + ".");
        }
    }

    private Answer revoke(Exchange exchange) {
        String id = exchange.path("id");
        Instant now = backend.clock().instant();
        boolean revoked = backend.store().write(tx -> {
            tx.audit().append(new AuditEntry(now, exchange.principal().id(), "key.revoke", id, ""));
            return tx.credentials().revokeKey(id, now);
        });
        if (!revoked) {
            throw new NotFound("access.key-unknown", "There is no key " + id + ".");
        }
        return Answer.nothing(204);
    }
}

package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.AuditEntry;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.store.Store;
import dev.earmark.store.Webhooks.Attempt;
import dev.earmark.store.Webhooks.Endpoint;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.webhooks.EndpointSecret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Endpoints of other systems. A signing secret is shown once, when it is made. */
final class WebhooksApi {

    private final Backend backend;

    WebhooksApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "listWebhooks", this::list, "createWebhook", this::create, "getWebhook", this::one, "putWebhook", this::put,
                "deleteWebhook", this::remove,
                "rotateWebhook", this::rotate, "testWebhook", this::test, "listWebhookAttempts", this::attempts,
                "resendDelivery", this::again);
    }

    private Answer list(Exchange exchange) {
        return Answer.ok(Views.items(backend.store().read(tx -> tx.webhooks().all()), WebhooksApi::view));
    }

    private static ObjectNode view(Endpoint endpoint) {
        ObjectNode node = Views.object().put("id", endpoint.id()).put("url", endpoint.url());
        ArrayNode types = node.putArray("types");
        new TreeSet<>(endpoint.types()).forEach(type -> types.add(type.label()));
        return node.put("enabled", endpoint.enabled()).put("disabledBecause", endpoint.disabledBecause())
                .put("secrets", endpoint.secrets().size())
                .put("createdAt", Views.time(endpoint.createdAt())).put("version", endpoint.version());
    }

    private Answer create(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String url = backend.deliveries().check(body.get("url").asText()).toString();
        String secret = EndpointSecret.fresh();
        boolean enabled = body.path("enabled").asBoolean(true);
        Endpoint endpoint = new Endpoint(backend.ids().get(), url, List.of(secret), types(body), enabled, null,
                backend.clock().instant(), 1);
        backend.store().write(tx -> {
            tx.webhooks().insert(endpoint);
            audit(tx, exchange, "webhook.create", endpoint.id());
            return true;
        });
        return Answer.json(201, withSecret(endpoint, secret)).with("Location", "/api/v1/webhooks/" + endpoint.id());
    }

    private static Set<EventType> types(JsonNode body) {
        Set<EventType> types = new TreeSet<>();
        body.path("types").forEach(label -> EventType.of(label.asText()).ifPresent(types::add));
        return types;
    }

    private static ObjectNode withSecret(Endpoint endpoint, String secret) {
        ObjectNode node = Views.object();
        node.set("webhook", view(endpoint));
        return node.put("secret", secret);
    }

    private void audit(Store.Tx tx, Exchange exchange, String action, String id) {
        tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), action, id, ""));
    }

    private static Endpoint found(Store.Tx tx, Exchange exchange) {
        String id = exchange.path("id");
        return tx.webhooks().find(id).orElseThrow(() -> new NotFound("webhooks.endpoint-unknown", "There is no endpoint " + id + "."));
    }

    private Answer one(Exchange exchange) {
        return Answer.ok(view(backend.store().read(tx -> found(tx, exchange))));
    }

    private Answer put(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String url = backend.deliveries().check(body.get("url").asText()).toString();
        boolean enabled = body.path("enabled").asBoolean(true);
        Endpoint changed = backend.store().write(tx -> {
            Endpoint old = found(tx, exchange);
            Views.mustBeCurrent(exchange, view(old));
            audit(tx, exchange, "webhook.change", old.id());
            return saved(tx, new Endpoint(old.id(), url, old.secrets(), types(body), enabled, enabled ? null : old.disabledBecause(),
                    old.createdAt(), old.version() + 1));
        });
        backend.deliveries().wake();
        return Answer.ok(view(changed));
    }

    private static Endpoint saved(Store.Tx tx, Endpoint changed) {
        if (!tx.webhooks().save(changed)) {
            throw new Conflict("web.changed-meanwhile", "Somebody else has changed it at the same time; try again.");
        }
        return changed;
    }

    private Answer remove(Exchange exchange) {
        backend.store().write(tx -> {
            Endpoint old = found(tx, exchange);
            Views.mustBeCurrent(exchange, view(old));
            audit(tx, exchange, "webhook.remove", old.id());
            return tx.webhooks().remove(old.id());
        });
        return Answer.nothing(204);
    }

    /** The secret before stays good beside the new one, so that the receiver can change without missing a message. */
    private Answer rotate(Exchange exchange) {
        String secret = EndpointSecret.fresh();
        Endpoint changed = backend.store().write(tx -> {
            Endpoint old = found(tx, exchange);
            audit(tx, exchange, "webhook.rotate", old.id());
            return saved(tx, new Endpoint(
                    old.id(), old.url(), List.of(secret, old.secrets().getFirst()), old.types(), old.enabled(), old.disabledBecause(),
                    old.createdAt(), old.version() + 1));
        });
        return Answer.ok(withSecret(changed, secret));
    }

    private Answer test(Exchange exchange) {
        Endpoint endpoint = backend.store().read(tx -> found(tx, exchange));
        return Answer.json(202, Views.object().put("eventId", backend.deliveries().test(endpoint.id())));
    }

    private Answer again(Exchange exchange) {
        String event = exchange.path("event");
        backend.deliveries().again(exchange.path("id"), event);
        return Answer.json(202, Views.object().put("eventId", event));
    }

    private Answer attempts(Exchange exchange) {
        List<Attempt> attempts = backend.store().read(tx ->
                tx.webhooks().attempts(found(tx, exchange).id(), (int) exchange.number("limit")));
        return Answer.ok(Views.items(attempts, attempt -> Views.object().put("eventId", attempt.eventId()).put("type", attempt.type())
                .put("at", Views.time(attempt.at())).put("number", attempt.number()).put("delivered", attempt.delivered())
                .put("status", attempt.status())
                .put("sentence", attempt.sentence()).put("tookMs", attempt.tookMs())));
    }
}

package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Permission;
import dev.earmark.access.Reach;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.request.RequestJson;
import dev.earmark.store.SavedSearches.Saved;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Searches that people keep. One's own are one's own; shared ones belong to those who see all interactions, because a query says what
 * somebody is looking for in others.
 */
final class SavedSearchesApi {

    private static final int MOST_OWN = 200;
    private static final int MOST_ALERTS = 100;
    private static final int MOST_LISTED = 1_000;

    private final Backend backend;
    private final StrictJson strict = new StrictJson();

    SavedSearchesApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("listSearches", this::list, "createSearch", this::create, "getSearch", this::one, "putSearch", this::put,
                "deleteSearch", this::delete);
    }

    private static boolean seesAll(Exchange exchange) {
        return exchange.reach().equals(Reach.EVERYTHING);
    }

    private Answer list(Exchange exchange) {
        String owner = exchange.principal().id();
        List<Saved> all = backend.store().read(tx -> tx.searches().of(owner, seesAll(exchange), MOST_LISTED));
        return Answer.ok(Views.items(all, saved -> view(saved, exchange)));
    }

    private ObjectNode view(Saved saved, Exchange exchange) {
        ObjectNode node = Views.object().put("id", saved.id()).put("name", saved.name());
        node.set("search", tree(saved));
        return node.put("shared", saved.shared()).put("alert", saved.alertSince() != null)
                .put("alertSince", Views.time(saved.alertSince())).put("own", saved.ownerId().equals(exchange.principal().id()))
                .put("createdAt", Views.time(saved.createdAt())).put("version", saved.version());
    }

    private JsonNode tree(Saved saved) {
        try {
            return strict.parse(saved.query());
        } catch (MalformedJson impossible) {
            throw new IllegalStateException("what was kept was parsed before", impossible);
        }
    }

    /** What somebody wants to keep, seen to be a search that can be run. */
    private record Wanted(String name, String query, boolean shared, boolean alert) {}

    private Wanted wanted(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        boolean shared = body.path("shared").asBoolean();
        boolean alert = body.path("alert").asBoolean();
        JsonNode search = body.get("search");
        SearchRequest request = backend.search().requests().request(search, exchange.reach());
        if (shared && !seesAll(exchange)) {
            throw new Rejected("search.not-yours-to-share", "Only people who see all interactions can share a search; keep it for"
                    + " yourself.");
        }
        if (alert && !shared) {
            throw new Rejected("search.alert-not-shared", "An alert marks moments that others see, so its search must be shared.");
        }
        if (alert && RequestJson.needsMeaning(request.query())) {
            throw new Rejected("search.alert-without-words", "An alert uses words and filters; this search goes by meaning alone.");
        }
        return new Wanted(body.get("name").asText().strip(), search.toString(), shared, alert);
    }

    private Answer create(Exchange exchange) throws IOException {
        Wanted wanted = wanted(exchange);
        Instant now = now();
        Saved fresh = new Saved(backend.ids().get(), exchange.principal().id(), wanted.name(), wanted.query(), wanted.shared(),
                wanted.alert() ? now : null, now, 1);
        backend.store().write(tx -> {
            if (tx.searches().countOf(fresh.ownerId()) >= MOST_OWN) {
                throw new Conflict("search.too-many", "You keep " + MOST_OWN + " searches already; delete one that you no longer need.");
            }
            checkAlerts(tx, fresh);
            tx.searches().insert(fresh);
            audit(tx, exchange, "searches.create", fresh);
            return true;
        });
        return Answer.json(201, view(fresh, exchange)).with("Location", "/api/v1/searches/" + fresh.id());
    }

    private static void checkAlerts(Store.Tx tx, Saved saved) {
        List<Saved> others = tx.searches().alerts().stream().filter(one -> !one.id().equals(saved.id())).toList();
        if (saved.alertSince() != null && others.size() >= MOST_ALERTS) {
            throw new Conflict("search.too-many-alerts", "There are " + MOST_ALERTS + " alerts already; switch one off first.");
        }
    }

    /** As the database keeps it. */
    private Instant now() {
        return backend.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void audit(Store.Tx tx, Exchange exchange, String action, Saved saved) {
        if (saved.shared()) {
            tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), action, saved.id(), ""));
        }
    }

    /** @throws NotFound with {@code search.unknown} also for what is somebody else's */
    private static Saved seen(Store.Tx tx, Exchange exchange) {
        String id = exchange.path("id");
        return tx.searches().find(id)
                .filter(saved -> saved.ownerId().equals(exchange.principal().id()) || saved.shared() && seesAll(exchange))
                .orElseThrow(() -> new NotFound("search.unknown", "There is no saved search " + id + "."));
    }

    private static Saved mine(Store.Tx tx, Exchange exchange) {
        Saved saved = seen(tx, exchange);
        if (!saved.ownerId().equals(exchange.principal().id()) && !exchange.principal().may(Permission.MANAGE_ACCESS)) {
            throw new Rejected("search.not-yours", "This search belongs to somebody else; save a copy under a name of your own.");
        }
        return saved;
    }

    private Answer one(Exchange exchange) {
        return Answer.ok(view(backend.store().read(tx -> seen(tx, exchange)), exchange));
    }

    private Answer put(Exchange exchange) throws IOException {
        Wanted wanted = wanted(exchange);
        Saved changed = backend.store().write(tx -> {
            Saved old = mine(tx, exchange);
            Views.mustBeCurrent(exchange, view(old, exchange));
            Saved next = new Saved(old.id(), old.ownerId(), wanted.name(), wanted.query(), wanted.shared(), since(old, wanted),
                    old.createdAt(), old.version() + 1);
            checkAlerts(tx, next);
            if (!tx.searches().save(next)) {
                throw new Conflict("web.changed-meanwhile", "Somebody else has changed it at the same time; try again.");
            }
            audit(tx, exchange, "searches.change", old.shared() ? old : next);
            return next;
        });
        return Answer.ok(view(changed, exchange));
    }

    /** An alert that asks for something else begins anew. */
    private @Nullable Instant since(Saved old, Wanted wanted) {
        boolean same = old.alertSince() != null && old.query().equals(wanted.query());
        return !wanted.alert() ? null : same ? old.alertSince() : now();
    }

    private Answer delete(Exchange exchange) {
        backend.store().write(tx -> {
            Saved old = mine(tx, exchange);
            Views.mustBeCurrent(exchange, view(old, exchange));
            audit(tx, exchange, "searches.delete", old);
            return tx.searches().delete(old.id());
        });
        return Answer.nothing(204);
    }
}

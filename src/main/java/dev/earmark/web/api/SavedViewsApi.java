package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.SavedViews.View;
import dev.earmark.text.PlainText;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.Map;

/** Views of the list that people saved. Whatever stands in the query is text here: the list itself refuses what it does not know. */
final class SavedViewsApi {

    private static final int MOST = 200;

    private final Deeds deeds;

    SavedViewsApi(Backend backend) {
        this.deeds = backend.reviewing().deeds();
    }

    Map<String, Handler> handlers() {
        return Map.of("listViews", this::list, "addView", this::add, "putView", this::put, "deleteView", this::remove);
    }

    private Answer list(Exchange exchange) {
        return Answer.ok(Views.items(deeds.store().read(tx -> tx.views().seenBy(exchange.principal().id())), view -> view(view, exchange)));
    }

    private static ObjectNode view(View view, Exchange exchange) {
        ObjectNode node = Views.object().put("id", view.id()).put("name", view.name()).put("query", view.query())
                .put("shared", view.shared()).put("own", view.owner().id().equals(exchange.principal().id()));
        return node.set("by", Views.person(view.owner()));
    }

    private static View read(String id, Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return new View(id, Deeds.by(exchange.principal()), PlainText.line(body.get("name").asText()),
                PlainText.line(body.get("query").asText()), body.path("shared").asBoolean());
    }

    private Answer add(Exchange exchange) throws IOException {
        View view = read(deeds.id(), exchange);
        deeds.store().write(tx -> {
            if (tx.views().count(view.owner().id()) >= MOST) {
                throw new Rejected("review.too-many-views", "You have " + MOST + " saved views, which is the limit; remove one first.");
            }
            tx.views().add(view);
            deeds.noted(tx, exchange.principal(), "view.add", view.id(), view.shared() ? "shared" : "");
            return true;
        });
        return Answer.json(201, view(view, exchange));
    }

    private Answer put(Exchange exchange) throws IOException {
        View view = read(exchange.path("view"), exchange);
        deeds.store().write(tx -> {
            unless(tx.views().save(view), view.id());
            deeds.noted(tx, exchange.principal(), "view.change", view.id(), view.shared() ? "shared" : "");
            return true;
        });
        return Answer.ok(view(view, exchange));
    }

    private Answer remove(Exchange exchange) {
        String id = exchange.path("view");
        deeds.store().write(tx -> {
            unless(tx.views().remove(id, exchange.principal().id()), id);
            deeds.noted(tx, exchange.principal(), "view.remove", id, "");
            return true;
        });
        return Answer.nothing(204);
    }

    private static void unless(boolean own, String id) {
        if (!own) {
            throw new NotFound("review.view-unknown", "You have no saved view " + id + ".");
        }
    }
}

package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.interaction.Interaction;
import dev.earmark.review.Audience;
import dev.earmark.review.Remark;
import dev.earmark.review.deed.Deeds;
import dev.earmark.review.deed.Remarking;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What people write about an interaction. One's own can be changed; agents get what is meant for them. */
final class CommentsApi {

    private final Backend backend;
    private final Deeds deeds;

    CommentsApi(Backend backend) {
        this.backend = backend;
        this.deeds = backend.reviewing().deeds();
    }

    Map<String, Handler> handlers() {
        return Map.of("listComments", this::list, "addComment", this::add, "putComment", this::put, "deleteComment", this::remove);
    }

    private Answer list(Exchange exchange) {
        boolean agent = exchange.reach().publishedOnly();
        return Answer.ok(backend.store().read(tx -> {
            List<Remark> all = tx.remarks().of(InteractionsApi.seen(tx, exchange).id());
            return Views.items(all.stream().filter(one -> !agent || one.audience() == Audience.AGENT).toList(),
                    one -> view(one, exchange));
        }));
    }

    private static ObjectNode view(Remark remark, Exchange exchange) {
        ObjectNode node = Views.object().put("id", remark.id()).put("turn", remark.turn()).put("criterion", remark.criterion())
                .put("text", remark.text()).put("audience", remark.audience().label());
        node.set("by", exchange.reach().publishedOnly() ? null : Views.person(remark.by()));
        return node.put("own", own(remark, exchange)).put("at", Views.time(remark.at())).put("editedAt", Views.time(remark.editedAt()))
                .put("version", remark.version());
    }

    private static boolean own(Remark remark, Exchange exchange) {
        return remark.by().id().equals(exchange.principal().id());
    }

    private Answer add(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Integer turn = body.hasNonNull("turn") ? (Integer) body.get("turn").asInt() : null;
        Remark remark = new Remarking(deeds).comment(exchange.path("id"), turn, WorkApi.text(body, "criterion"), body.get("text").asText(),
                Audience.of(body.path("audience").asText(Audience.REVIEWERS.label())).orElseThrow(), exchange.principal());
        return Answer.json(201, view(remark, exchange));
    }

    private void told(Store.Tx tx, Interaction seen, Remark remark, String action, Exchange exchange) {
        deeds.done(tx, exchange.principal(), action, seen, EventType.COMMENTED, Map.of("comment", remark.id()));
    }

    /** @throws Conflict with {@code review.comment-not-own} */
    private static Remark own(Store.Tx tx, Interaction seen, Exchange exchange) {
        String id = exchange.path("comment");
        return tx.remarks().find(seen.id(), id).filter(remark -> own(remark, exchange))
                .orElseThrow(() -> new Conflict("review.comment-not-own", "You have written no comment " + id + " on this interaction; only"
                        + " whoever wrote it can change it."));
    }

    private Answer put(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String text = Remarking.kept(body.get("text").asText());
        return Answer.ok(deeds.store().write(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            Remark before = own(tx, seen, exchange);
            Remark changed = before.edited(text, deeds.now());
            if (before.version() != body.get("version").asLong() || !tx.remarks().save(seen.id(), changed)) {
                throw new Conflict("review.comment-changed", "You have changed this comment elsewhere; look at it and try again.");
            }
            told(tx, seen, changed, "comment.change", exchange);
            return view(changed, exchange);
        }));
    }

    private Answer remove(Exchange exchange) {
        deeds.store().write(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            Remark own = own(tx, seen, exchange);
            tx.remarks().remove(seen.id(), own.id());
            deeds.noted(tx, exchange.principal(), "comment.remove", seen.id(), own.id());
            return true;
        });
        return Answer.nothing(204);
    }
}

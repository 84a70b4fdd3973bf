package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Principal;
import dev.earmark.review.FeedbackMark;
import dev.earmark.review.verdict.ReviewSheet;
import dev.earmark.review.verdict.VerdictChange;
import dev.earmark.review.verdict.VerdictChange.Picked;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What people make of a scorecard: verdicts, finishing, sharing, acknowledging. Every change is answered with the review as it is then. */
final class ReviewApi {

    private final Backend backend;
    private final Reviewing reviewing;

    ReviewApi(Backend backend) {
        this.backend = backend;
        this.reviewing = backend.reviewing();
    }

    Map<String, Handler> handlers() {
        return Map.of("getReview", this::one, "putVerdict", this::revise, "undoVerdict", this::undo, "finishReview", this::finish,
                "shareInteraction", exchange -> done(exchange, reviewing.publishing()::share),
                "unshareInteraction", exchange -> done(exchange, reviewing.publishing()::takeBack),
                "acknowledgeInteraction", exchange -> done(exchange, reviewing.publishing()::acknowledge));
    }

    private Answer one(Exchange exchange) {
        return Answer.ok(view(backend, exchange));
    }

    /** The review that somebody may see. */
    static ObjectNode view(Backend backend, Exchange exchange) {
        return ReviewJson.of(backend.store().read(tx -> ReviewSheet.of(tx, InteractionsApi.seen(tx, exchange), exchange.reach(),
                backend.reviewing().current())), exchange.reach(), backend.clock().instant());
    }

    @FunctionalInterface
    private interface Deed {
        void done(String id, Principal by);
    }

    private Answer done(Exchange exchange, Deed deed) {
        deed.done(exchange.path("id"), exchange.principal());
        return one(exchange);
    }

    private Answer revise(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        List<Picked> picked = new ArrayList<>();
        body.path("evidence").forEach(place -> picked.add(new Picked(place.get("turn").asInt(), WorkApi.text(place, "quote"))));
        String mark = WorkApi.text(body, "mark");
        VerdictChange change = new VerdictChange(body.get("seen").asInt(), VerdictWords.read(body),
                Objects.requireNonNullElse(WorkApi.text(body, "reason"), ""),
                mark == null ? null : FeedbackMark.of(mark).orElseThrow(), picked);
        return done(exchange, (id, by) -> reviewing.revising().revise(id, exchange.path("criterion"), change, by));
    }

    private Answer undo(Exchange exchange) throws IOException {
        int seen = exchange.body().get("seen").asInt();
        return done(exchange, (id, by) -> reviewing.revising().undo(id, exchange.path("criterion"), seen, by));
    }

    private Answer finish(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return done(exchange, (id, by) -> reviewing.finishing().finish(id, body.get("seen").asInt(), body.path("share").asBoolean(), by));
    }
}

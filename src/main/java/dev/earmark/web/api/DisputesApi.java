package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.review.Dispute;
import dev.earmark.store.Interactions.Marks;
import dev.earmark.store.Publications.Asked;
import dev.earmark.store.Publications.DisputePage;
import dev.earmark.store.Publications.Tally;
import dev.earmark.trust.Wilson;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Verdicts that agents dispute, and what reviewers decide. */
final class DisputesApi {

    private final Backend backend;

    DisputesApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("openDispute", this::open, "withdrawDispute", this::withdraw, "decideDispute", this::decide, "listDisputes",
                this::list,
                "getDisputeShares", this::shares);
    }

    private Answer open(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        backend.reviewing().disputing().open(exchange.path("id"), body.get("criterion").asText(), VerdictWords.read(body),
                body.get("reason").asText(), exchange.principal());
        return Answer.json(201, ReviewApi.view(backend, exchange));
    }

    private Answer withdraw(Exchange exchange) {
        backend.reviewing().disputing().withdraw(exchange.path("id"), exchange.path("dispute"), exchange.principal());
        return Answer.ok(ReviewApi.view(backend, exchange));
    }

    private Answer decide(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        backend.reviewing().disputing().decide(exchange.path("id"), exchange.path("dispute"),
                body.get("decision").asText().equals(Dispute.State.UPHELD.label()), body.get("reason").asText(), VerdictWords.maybe(body),
                exchange.principal());
        return Answer.ok(ReviewApi.view(backend, exchange));
    }

    private Answer list(Exchange exchange) {
        String state = exchange.query("state");
        Asked asked = new Asked(state == null ? null : Dispute.State.of(state).orElseThrow(), exchange.query("rubric"),
                exchange.query("criterion"), exchange.query("after"), (int) exchange.number("limit"));
        return Answer.ok(backend.store().read(tx -> {
            DisputePage page = tx.publications().list(asked, exchange.reach());
            Map<String, Marks> marks = tx.interactions().marks(page.items().stream().map(Dispute::interactionId).distinct().toList());
            return Views.items(page.items(), dispute -> ReviewJson.dispute(dispute, false)
                    .put("synthetic", marks.getOrDefault(dispute.interactionId(), Marks.NONE).synthetic())).put("next", page.next());
        }));
    }

    private Answer shares(Exchange exchange) {
        Instant from = Objects.requireNonNullElse(exchange.time("from"), Instant.EPOCH);
        Instant to = Objects.requireNonNullElse(exchange.time("to"), backend.clock().instant().plus(Duration.ofDays(1)));
        return Answer.ok(Views.items(backend.store().read(tx -> tx.publications().tallies(from, to, exchange.reach())),
                DisputesApi::share));
    }

    private static ObjectNode share(Tally tally) {
        int decided = tally.upheld() + tally.declined();
        ObjectNode node = Views.object().put("rubric", tally.rubricId()).put("criterion", tally.criterion())
                .put("opened", tally.opened()).put("open", tally.open()).put("upheld", tally.upheld()).put("declined", tally.declined())
                .put("withdrawn", tally.withdrawn());
        if (decided == 0) {
            return node.putNull("upheldShare").putNull("low").putNull("high");
        }
        return node.put("upheldShare", rounded((double) tally.upheld() / decided)).put("low", rounded(Wilson.lower(tally.upheld(),
                decided)))
                .put("high", rounded(Wilson.upper(tally.upheld(), decided)));
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}

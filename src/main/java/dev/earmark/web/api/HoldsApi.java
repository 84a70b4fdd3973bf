package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.forgetting.LegalHolds;
import dev.earmark.retention.Hold;
import dev.earmark.text.PlainText;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.Map;

/** What nobody may delete. */
final class HoldsApi {

    private final LegalHolds holds;

    HoldsApi(Backend backend) {
        this.holds = new LegalHolds(backend.store(), backend.clock(), backend.ids());
    }

    Map<String, Handler> handlers() {
        return Map.of("listHolds", this::all, "addHold", this::place, "liftHold", this::lift);
    }

    private Answer all(Exchange exchange) {
        Views.mustReachEverything(exchange.principal());
        return Answer.ok(Views.items(holds.all(), HoldsApi::view));
    }

    static ObjectNode view(Hold hold) {
        return Views.object().put("id", hold.id()).put("subject", hold.subject().label()).put("subjectId", hold.subjectId())
                .put("reason", hold.reason()).put("by", hold.byName()).put("at", Views.time(hold.at()));
    }

    private Answer place(Exchange exchange) throws IOException {
        Views.mustReachEverything(exchange.principal());
        JsonNode body = exchange.body();
        Hold hold = holds.place(Hold.Subject.of(body.get("subject").asText()).orElseThrow(), body.get("subjectId").asText(),
                PlainText.line(body.get("reason").asText()), exchange.principal());
        return Answer.json(201, view(hold));
    }

    private Answer lift(Exchange exchange) {
        Views.mustReachEverything(exchange.principal());
        holds.lift(exchange.path("hold"), exchange.principal());
        return Answer.nothing(204);
    }
}

package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.review.QueueRules;
import dev.earmark.review.QueueRules.Choosing;
import dev.earmark.text.PlainText;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which interactions a person is to see besides those that need one. */
final class QueueRulesApi {

    private static final int ALL = 100;

    private final Backend backend;

    QueueRulesApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("getQueueRules", this::get, "putQueueRules", this::put);
    }

    private Answer get(Exchange exchange) {
        return Answer.ok(view(backend.store().read(tx -> tx.queue().rules())));
    }

    private static ObjectNode view(QueueRules rules) {
        ObjectNode node = Views.object().put("samplePerAgentWeek", rules.samplePerAgentWeek());
        ArrayNode list = node.putArray("rules");
        rules.rules().forEach(rule -> {
            var channel = rule.channel();
            list.addObject().put("name", rule.name()).put("channel", channel == null ? null : channel.label()).put("queue", rule.queue())
                    .put("team", rule.team()).put("agent", rule.agent()).put("scoreBelow", rule.scoreBelow()).put("missed", rule.missed())
                    .put("share", rule.share());
        });
        return node;
    }

    private Answer put(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        List<Choosing> list = new ArrayList<>();
        body.get("rules").forEach(rule -> list.add(new Choosing(PlainText.line(rule.get("name").asText()),
                ListQuery.channel(WorkApi.text(rule, "channel")), WorkApi.text(rule, "queue"), WorkApi.text(rule, "team"),
                WorkApi.text(rule, "agent"), rule.hasNonNull("scoreBelow") ? (Double) rule.get("scoreBelow").asDouble() : null,
                WorkApi.text(rule, "missed"), rule.path("share").asInt(ALL))));
        QueueRules rules = new QueueRules(body.get("samplePerAgentWeek").asInt(), list);
        return Answer.ok(view(backend.store().write(tx -> {
            Views.mustBeCurrent(exchange, view(tx.queue().rules()));
            backend.reviewing().desk().replace(tx, rules, exchange.principal());
            return tx.queue().rules();
        })));
    }
}

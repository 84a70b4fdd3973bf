package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.AuditEntry;
import dev.earmark.forgetting.DueRound;
import dev.earmark.retention.DataKind;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.RetentionRule;
import dev.earmark.retention.RetentionRules;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How long what is kept, what would go now, and what was deleted. */
final class RetentionApi {

    private static final int MOST_NAMED = 100;
    private static final Instant EVER = Instant.EPOCH;

    private final Backend backend;
    private final DueRound round;

    RetentionApi(Backend backend) {
        this.backend = backend;
        this.round = new DueRound(backend.store(), backend.erasure(), backend.clock());
    }

    Map<String, Handler> handlers() {
        return Map.of("getRetentionRules", this::get, "putRetentionRules", this::put, "previewRetention", this::preview,
                "listDeletions", this::deletions);
    }

    private Answer get(Exchange exchange) {
        RetentionRules rules = backend.store().read(tx -> tx.retention().rules());
        return Answer.ok(view(rules));
    }

    private static ObjectNode view(RetentionRules rules) {
        ObjectNode node = Views.object();
        ArrayNode list = node.putArray("rules");
        rules.all().forEach(rule -> list.add(view(rule)));
        ArrayNode ties = node.putArray("ties");
        rules.ties().forEach(tie -> ties.add(tie.sentence()));
        return node;
    }

    private static ObjectNode view(RetentionRule rule) {
        var channel = rule.channel();
        return Views.object().put("kind", rule.kind().label()).put("days", rule.days())
                .put("channel", channel == null ? null : channel.label()).put("queue", rule.queue()).put("team", rule.team());
    }

    private Answer put(Exchange exchange) throws IOException {
        List<RetentionRule> list = new ArrayList<>();
        for (JsonNode rule : exchange.body().get("rules")) {
            list.add(new RetentionRule(DataKind.of(rule.get("kind").asText()).orElseThrow(), rule.get("days").asInt(),
                    ListQuery.channel(WorkApi.text(rule, "channel")), WorkApi.text(rule, "queue"), WorkApi.text(rule, "team")));
        }
        RetentionRules rules = new RetentionRules(list);
        RetentionRules kept = backend.store().write(tx -> {
            Views.mustBeCurrent(exchange, view(tx.retention().rules()));
            tx.retention().replace(rules);
            tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), "retention.rules", "",
                    rules.all().size() + " rules"));
            return tx.retention().rules();
        });
        return Answer.ok(view(kept));
    }

    private Answer preview(Exchange exchange) {
        Views.mustReachEverything(exchange.principal());
        DueRound.Preview preview = round.preview(MOST_NAMED);
        ObjectNode node = Views.object().put("lastAt", Views.time(round.lastEnded()));
        ArrayNode counts = node.putArray("rules");
        preview.counts().forEach((rule, count) -> counts.addObject().put("rule", rule.words()).put("kind", rule.kind().label())
                .put("interactions", count));
        ArrayNode first = node.putArray("first");
        preview.first().forEach(due -> first.addObject().put("interactionId", due.interactionId()).put("kind", due.kind().label())
                .put("rule", due.rule().words()).put("since", Views.time(due.since())));
        return Answer.ok(node);
    }

    private Answer deletions(Exchange exchange) {
        Views.mustReachEverything(exchange.principal());
        int limit = (int) exchange.number("limit");
        Instant from = Objects.requireNonNullElse(exchange.time("from"), EVER);
        Instant to = Objects.requireNonNullElse(exchange.time("to"), backend.clock().instant().plusSeconds(1));
        List<Deletion> found = backend.store().read(tx -> tx.retention().deletions(from, to, exchange.query("before"), limit));
        return Answer.ok(Views.items(found, Views::deletion).put("next", found.size() < limit ? null : found.getLast().id()));
    }
}

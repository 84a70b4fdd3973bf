package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.moments.Moment;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.report.json.ResultJson;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.Audience;
import dev.earmark.review.MarkedMoment;
import dev.earmark.review.publish.OwnTrend;
import dev.earmark.review.publish.OwnTrend.Week;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Publications.Shared;
import dev.earmark.store.Store;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What an agent gets to see of own published interactions, all together. Whoever is no agent has none. */
final class OwnFeedbackApi {

    private static final int MOST_SHARED = 5000;
    private static final int INTERACTIONS_WITH_MOMENTS = 50;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Backend backend;
    private final CurrentScorecard current = new CurrentScorecard();

    OwnFeedbackApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("getOwnTrend", this::trend, "getOwnMoments", this::moments);
    }

    private List<Shared> shared(Store.Tx tx, Exchange exchange, Instant since, int limit) {
        String agent = exchange.principal().agentId();
        return agent == null ? List.of() : tx.publications().sharedWith(agent, since, limit);
    }

    private Answer trend(Exchange exchange) {
        Instant since = backend.clock().instant().minus(WEEK.multipliedBy(exchange.number("weeks")));
        List<Week> weeks = OwnTrend.of(backend.store().read(tx -> shared(tx, exchange, since, MOST_SHARED)));
        return Answer.ok(Views.items(weeks, week -> Views.object().put("week", week.week()).put("from", week.from().toString())
                .put("rubric", week.rubricId()).put("version", week.rubricVersion()).put("n", week.n())
                .put("mean", ReviewJson.rounded(week.mean())).put("low", ReviewJson.rounded(week.low()))
                .put("high", ReviewJson.rounded(week.high()))));
    }

    private record Own(Shared of, Tone tone, ObjectNode view) {}

    /** Within a tone the newest interactions first, within an interaction the best first. */
    private Answer moments(Exchange exchange) {
        List<Own> all = backend.store().read(tx -> {
            List<Own> found = new ArrayList<>();
            shared(tx, exchange, Instant.EPOCH, INTERACTIONS_WITH_MOMENTS).forEach(one -> found.addAll(of(tx, one)));
            return found;
        });
        return Answer.ok(Views.items(all.stream().sorted(Comparator.comparingInt(one -> one.tone == Tone.PRAISE ? 0 : 1))
                .limit(exchange.number("limit")).toList(), Own::view));
    }

    private List<Own> of(Store.Tx tx, Shared shared) {
        List<Own> own = new ArrayList<>();
        tx.remarks().marked(shared.interactionId()).stream().filter(moment -> moment.audience() == Audience.AGENT)
                .forEach(moment -> own.add(new Own(shared, moment.tone(), view(shared, moment))));
        ScoreLine line = new ScoreLine(shared.rubricId(), shared.rubricVersion(), shared.percent(), null, true, shared.receivedAt());
        current.moments(tx, shared.interactionId(), line).orElse(List.of())
                .forEach(moment -> own.add(new Own(shared, moment.tone(), view(shared, moment))));
        return own;
    }

    private static ObjectNode head(Shared shared, String by, String id) {
        return Views.object().put("interactionId", shared.interactionId()).put("startedAt", Views.time(shared.startedAt()))
                .put("synthetic", shared.synthetic()).put("by", by).put("id", id.isEmpty() ? null : id);
    }

    private static ObjectNode view(Shared shared, Moment moment) {
        ObjectNode node = head(shared, "machine", "");
        ObjectNode known = ResultJson.of(moment);
        List.of("tone", "kind", "turn", "startMs", "endMs", "quote", "why", "betterLine").forEach(name -> node.set(name, known.get(name)));
        return node;
    }

    private static ObjectNode view(Shared shared, MarkedMoment moment) {
        TimeSpan time = moment.place().time();
        return head(shared, "person", moment.id()).put("tone", moment.tone().label()).put("kind", "marked")
                .put("turn", moment.place().turn()).put("startMs", time == null ? null : (Long) time.startMs())
                .put("endMs", time == null ? null : (Long) time.endMs()).put("quote", moment.place().quote()).put("why", moment.note())
                .putNull("betterLine");
    }
}

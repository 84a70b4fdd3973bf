package dev.earmark.testing;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Sentiment.Course;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchDocument.Mark;
import dev.earmark.search.SearchDocument.Score;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Interactions as they are searched, each different from a plain one in what a test is about. */
public record SearchDocuments(String id, long version, Facts facts, Routing routing, Instant startedAt, @Nullable Score score,
        List<Mark> moments, @Nullable Course sentiment, Map<MeasureName, Double> measures, Map<String, String> outcome,
        Transcript transcript) {

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    /** Of agent {@code a-7} in team {@code north}, by a scorecard of 80 percent. */
    public static SearchDocuments of(String id, Transcript transcript) {
        return new SearchDocuments(id, 1, new Facts("a-7", "Dana Holt", "c-1", null), new Routing("north", "billing"), DAY,
                new Score("care", 2, 80.0, true, "good", Map.of("greeting", "met", "verified", "not_met"), false), List.of(), null,
                Map.of(MeasureName.AGENT_TALK_SHARE, 0.5), Map.of(), transcript);
    }

    public SearchDocuments version(long other) {
        return new SearchDocuments(id, other, facts, routing, startedAt, score, moments, sentiment, measures, outcome, transcript);
    }

    public SearchDocuments agent(String agentId) {
        return new SearchDocuments(id, version, new Facts(agentId, facts.agentName(), facts.customerId(), null), routing, startedAt, score,
                moments, sentiment, measures, outcome, transcript);
    }

    public SearchDocuments queue(String queue) {
        return new SearchDocuments(id, version, facts, new Routing(routing.team(), queue), startedAt, score, moments, sentiment, measures,
                outcome, transcript);
    }

    public SearchDocuments daysLater(int days) {
        return new SearchDocuments(id, version, facts, routing, DAY.plusSeconds(86_400L * days), score, moments, sentiment, measures,
                outcome, transcript);
    }

    /** Null for one that is not scored. */
    public SearchDocuments percent(@Nullable Double percent) {
        Score other = percent == null ? null : new Score("care", 2, percent, percent >= 70, percent >= 70 ? "good" : "poor",
                Map.of("greeting", percent >= 70 ? "met" : "not_met"), false);
        return new SearchDocuments(id, version, facts, routing, startedAt, other, moments, sentiment, measures, outcome, transcript);
    }

    public SearchDocuments moments(Mark... marks) {
        return new SearchDocuments(id, version, facts, routing, startedAt, score, List.of(marks), sentiment, measures, outcome, transcript);
    }

    public SearchDocuments feeling(double start, double end) {
        return new SearchDocuments(id, version, facts, routing, startedAt, score, moments, new Course(start, 0, end),
                Map.of(MeasureName.SENTIMENT_START, start, MeasureName.SENTIMENT_END, end, MeasureName.SENTIMENT_SHIFT, end - start),
                outcome, transcript);
    }

    public SearchDocuments outcome(String name, String value) {
        return new SearchDocuments(id, version, facts, routing, startedAt, score, moments, sentiment, measures, Map.of(name, value),
                transcript);
    }

    /** Without the meaning of its turns. */
    public SearchDocument document() {
        return new SearchDocument(id, version, "ext-" + id, facts, routing, startedAt, startedAt.plusSeconds(600), 240_000L,
                score == null ? "processing" : "scored", score, moments, sentiment, measures, outcome, transcript, List.of());
    }
}

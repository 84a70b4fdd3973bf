package dev.earmark.search;

import dev.earmark.measure.Sentiment;
import dev.earmark.search.SearchDocument.Score;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchFilter.Figure;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What interactions are filtered by, counted by and sorted by, the same for every index. For one document.
 *
 * @param values  each once
 * @param figures those that are known
 * @param at      when it began; when it was received, where nobody knows
 */
public record DocumentFacts(Set<Value> values, Map<Figure, Double> figures, Instant at) {

    private static final double POINTS_A_PERCENT = 1_000;
    private static final int FEWEST_EDGE_TURNS = 3;
    private static final int MOST_EDGE_TURNS = 10;
    private static final int EDGE_SHARE = 10;

    public DocumentFacts {
        values = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(values));
        figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** A value that an interaction has of a facet. */
    public record Value(Facet facet, String value) {}

    public static DocumentFacts of(SearchDocument document) {
        Made made = new Made();
        made.whoAndWhere(document);
        made.score(document.score());
        document.kinds().forEach(kind -> made.fact(Facet.Of.MOMENT, kind));
        document.outcome().forEach((name, value) -> made.fact(new Facet.Outcome(name), value));
        Instant at = document.startedAt() == null ? document.receivedAt() : document.startedAt();
        made.figures(document, at);
        return new DocumentFacts(made.values, made.figures, at);
    }

    /** Tells interactions of the same millisecond apart, alike in every index. */
    public static long hash(String id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
        }
        return hash;
    }

    /** The percent of the scorecard in thousandths, to sort by; null without one. */
    public static @Nullable Long points(SearchDocument document) {
        Double percent = document.score() == null ? null : document.score().percent();
        return percent == null ? null : (Long) Math.round(percent * POINTS_A_PERCENT);
    }

    /** How many turns are the opening of a conversation, and as many its closing. */
    public static int edge(int turns) {
        return Math.clamp(Math.ceilDiv(turns, EDGE_SHARE), FEWEST_EDGE_TURNS, MOST_EDGE_TURNS);
    }

    /** From the first to the last word of anybody; null where nothing is said at a time. */
    public static @Nullable TimeSpan spoken(Transcript transcript) {
        return transcript.turns().stream().filter(turn -> !turn.text().isBlank()).map(Turn::time).filter(Objects::nonNull)
                .reduce(TimeSpan::covering).orElse(null);
    }

    private static final class Made {

        private final Set<Value> values = new LinkedHashSet<>();
        private final Map<Figure, Double> figures = new LinkedHashMap<>();

        void whoAndWhere(SearchDocument document) {
            fact(Facet.Of.AGENT, document.facts().agentId());
            fact(Facet.Of.CUSTOMER, document.facts().customerId());
            fact(Facet.Of.TEAM, document.routing().team());
            fact(Facet.Of.QUEUE, document.routing().queue());
            fact(Facet.Of.CHANNEL, document.transcript().channel().label());
            fact(Facet.Of.EXTERNAL_ID, document.externalId());
            fact(Facet.Of.STATUS, document.status());
        }

        void score(@Nullable Score score) {
            if (score != null) {
                fact(Facet.Of.RUBRIC, score.rubric());
                fact(Facet.Of.BAND, score.band());
                fact(Facet.Of.PASSED, score.passed() == null ? null : score.passed() ? "yes" : "no");
                fact(Facet.Of.REVIEWED, score.reviewed() ? "yes" : "no");
                score.verdicts().forEach((criterion, verdict) -> fact(new Facet.Verdict(criterion), verdict));
                figure(Figure.Of.SCORE, score.percent());
            }
        }

        void figures(SearchDocument document, Instant at) {
            figure(Figure.Of.AT, (double) at.toEpochMilli());
            figure(Figure.Of.TURNS, (double) document.transcript().turns().size());
            figure(Figure.Of.LENGTH, document.durationMs() == null ? null : document.durationMs() / 1000.0);
            Sentiment.Course course = document.sentiment();
            figure(Figure.Of.SENTIMENT_MIDDLE, course == null ? null : course.middle());
            document.measures().forEach((measure, value) -> figure(new Figure.Measured(measure), value));
        }

        void fact(Facet facet, @Nullable String value) {
            if (value != null) {
                values.add(new Value(facet, value));
            }
        }

        private void figure(Figure figure, @Nullable Double value) {
            if (value != null) {
                figures.put(figure, value);
            }
        }
    }
}

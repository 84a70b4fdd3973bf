package dev.earmark.search;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Sentiment.Course;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One interaction as it is searched. What is to be found of its words stands in the transcript: turns by index, speakers, times, words
 * with times where there was a voice.
 *
 * @param id         of the interaction
 * @param version    of the interaction when it was read, from 1
 * @param externalId the name that the sender's system has for it
 * @param startedAt  when the conversation began
 * @param durationMs null where it has no times
 * @param status     {@code processing}, {@code parked} or {@code scored}
 * @param score      by the scorecard that is shown; null before there is one
 * @param moments    what is marked under the scorecard that is shown
 * @param sentiment  of the customer; null where too little was said
 * @param measures   that could be taken, in the units of {@link MeasureName}
 * @param outcome    whatever else is known about it, by name: {@code outcome} is how it ended; at most {@value #MOST_DETAILS}
 * @param vectors    the meaning of each turn, in the order of the turns: a vector of length 1, or an empty array for a turn that says too
 *                   little; no list at all when they are to come later: then it is found by its words only
 */
public record SearchDocument(
        String id, long version, @Nullable String externalId, Facts facts, Routing routing, @Nullable Instant startedAt, Instant receivedAt,
        @Nullable Long durationMs, String status, @Nullable Score score, List<Mark> moments, @Nullable Course sentiment,
        Map<MeasureName, Double> measures, Map<String, String> outcome, Transcript transcript, List<float[]> vectors) {

    static final int MOST_DETAILS = 50;

    public SearchDocument {
        if (id.isBlank() || version < 1) {
            throw new IllegalArgumentException("interaction \"" + id + "\" of version " + version);
        }
        moments = List.copyOf(moments);
        measures = Map.copyOf(measures);
        outcome = Map.copyOf(outcome);
        vectors = List.copyOf(vectors);
        if (outcome.size() > MOST_DETAILS) {
            throw new IllegalArgumentException(outcome.size() + " details; at most " + MOST_DETAILS + " are kept");
        }
        if (!vectors.isEmpty() && vectors.size() != transcript.turns().size()) {
            throw new IllegalArgumentException(vectors.size() + " vectors for " + transcript.turns().size() + " turns");
        }
    }

    /**
     * @param percent  0 to 100; null when nothing could be scored
     * @param band     null without bands
     * @param verdicts by criterion: {@code met}, {@code partly}, {@code not_met}, {@code not_applicable}, {@code unscored}
     * @param reviewed whether a person has looked at it
     */
    public record Score(String rubricId, int rubricVersion, @Nullable Double percent, @Nullable Boolean passed, @Nullable String band,
            Map<String, String> verdicts, boolean reviewed) {
        public Score {
            verdicts = Map.copyOf(verdicts);
        }

        /** {@code name@version}. */
        public String rubric() {
            return rubricId + "@" + rubricVersion;
        }
    }

    /** A place that is marked. @param kind such as {@code dead-air}, or the id of a criterion @param turn null when it is no turn */
    public record Mark(String kind, @Nullable Integer turn) {}

    /** The kinds of all marked places. */
    public Set<String> kinds() {
        return moments.stream().map(Mark::kind).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** The same with the meaning of its turns. */
    public SearchDocument with(List<float[]> meaning) {
        return new SearchDocument(id, version, externalId, facts, routing, startedAt, receivedAt, durationMs, status, score, moments,
                sentiment, measures, outcome, transcript, meaning);
    }
}

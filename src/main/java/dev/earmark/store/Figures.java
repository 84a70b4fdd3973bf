package dev.earmark.store;

import dev.earmark.access.Reach;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.scoring.Scorecard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What figures of many interactions are reckoned from: a short row for each that is scored. */
public interface Figures {

    /**
     * One interaction, as its current scorecard shows it.
     *
     * @param verdicts        a letter for each criterion in the order of the rubric: {@code m} met, {@code p} partly, {@code n} not met,
     *                        {@code a} does not apply, {@code u} unscored
     * @param critical        criteria not met that fail more than themselves
     * @param looked          verdicts that count and that a person stands behind
     * @param overruled       those of them that are another than the machine's
     * @param conversation    whether there was one to judge
     * @param handleMs        length of a call; null for what was typed
     * @param sentimentStart  of the customer, −1 to 1; null when the customer said too little
     * @param deadAirSeconds  of a call: nobody spoke; null for what was typed
     * @param agentTalk       share of a call in which the agent spoke, 0 to 1; null for what was typed
     */
    record FigureRow(String interactionId, Instant receivedAt, @Nullable String agentId, @Nullable String team, @Nullable String queue,
            String rubricId, int rubricVersion, @Nullable Double percent, String verdicts, int critical, int looked,
            int overruled, boolean conversation, @Nullable Long handleMs, @Nullable Double sentimentStart,
            @Nullable Double sentimentEnd, @Nullable Double deadAirSeconds, @Nullable Double agentTalk) {

        /** How many of its letters are one of these. */
        public int count(String letters) {
            int count = 0;
            for (int i = 0; i < verdicts.length(); i++) {
                count += letters.indexOf(verdicts.charAt(i)) >= 0 ? 1 : 0;
            }
            return count;
        }
    }

    /** A dispute that was decided. @param receivedAt of its interaction */
    record Decided(Instant receivedAt, @Nullable String agentId, @Nullable String team, @Nullable String queue, boolean upheld) {}

    /**
     * Which interactions are looked at. What is null does not matter.
     *
     * @param from   received at this time or after
     * @param before received before
     */
    record FigureFilter(Instant from, Instant before, @Nullable String agent, @Nullable String team, @Nullable String queue,
            @Nullable String channel, @Nullable String rubric) {

        public FigureFilter since(Instant other) {
            return new FigureFilter(other, before, agent, team, queue, channel, rubric);
        }
    }

    /** In no order. */
    void each(FigureFilter filter, Reach reach, Consumer<FigureRow> taken);

    List<Decided> decided(FigureFilter filter, Reach reach);

    /** What was reported last of an interaction, of one name. */
    record Reported(String interactionId, OutcomeName name, String value) {}

    /** All but comments; in no order. */
    List<Reported> reported(FigureFilter filter, Reach reach);

    /** What a customer wrote last of an interaction. */
    record Commented(String interactionId, Instant receivedAt, @Nullable String agentId, @Nullable String team, String text) {}

    /** Those of the newest interactions, the newest first. */
    List<Commented> comments(FigureFilter filter, Reach reach, int most);

    /** Ids of criteria in the order of the letters, by {@code id@version} of a rubric. */
    Map<String, List<String>> criteria();

    /** Ids of interactions that were scored before there were such rows, at most so many. */
    List<String> missing(int most);

    /** Makes the row of an interaction anew. @param shown its current scorecard, with what people say laid over it */
    void put(String interactionId, Scorecard shown);

    /** Labels of figures that somebody chose. @param scope names of teams, a line each, in order; empty for the house */
    Optional<List<String>> choice(String scope);

    void choose(String scope, List<String> figures, Instant at);
}

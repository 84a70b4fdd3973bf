package dev.earmark.moments;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a kind that the program finds by itself is told, ranked and bounded.
 *
 * @param title      what happens there, without a full stop; of verdicts the criterion's question is told in its place
 * @param why        why it is worth hearing, a sentence
 * @param betterLine what could have been said; null where no line fits every conversation
 * @param weight     for the order among others, above 0: about the points at stake; of verdicts a factor on the criterion's points
 * @param atLeast    shorter ones are none; null where length does not count
 * @param leastConfidence verdicts that are less sure mark nothing, 0 to 1; 0 where no verdict is behind it
 * @param leastUseful how likely a coach would use it, 0 to 1, from which one is shown; null for what holds for all kinds
 */
record FoundKind(String title, String why, @Nullable String betterLine, double weight, @Nullable Duration atLeast,
        double leastConfidence, @Nullable Double leastUseful) {

    /** That no verdict is behind, or all verdicts are good enough for. */
    FoundKind(String title, String why, @Nullable String betterLine, double weight, @Nullable Duration atLeast) {
        this(title, why, betterLine, weight, atLeast, 0, null);
    }

    FoundKind with(@Nullable Double otherLeastUseful) {
        return new FoundKind(title, why, betterLine, weight, atLeast, leastConfidence, otherLeastUseful);
    }

    long atLeastMs() {
        return atLeast == null ? 0 : atLeast.toMillis();
    }
}

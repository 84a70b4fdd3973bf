package dev.earmark.review.verdict;

import dev.earmark.review.FeedbackMark;
import dev.earmark.scoring.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of one criterion.
 *
 * @param seen   number of the last revision that the person has seen; 0 for none
 * @param reason empty for none
 * @param mark   null for none
 */
public record VerdictChange(int seen, Verdict verdict, String reason, @Nullable FeedbackMark mark, List<Picked> evidence) {

    public VerdictChange {
        evidence = List.copyOf(evidence);
    }

    /** Words that the person points at. @param quote null for the whole turn */
    public record Picked(int turn, @Nullable String quote) {}
}

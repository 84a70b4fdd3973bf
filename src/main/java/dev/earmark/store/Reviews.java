package dev.earmark.store;

import dev.earmark.review.Revision;
import dev.earmark.review.Revision.By;
import dev.earmark.review.Revisions;
import java.time.Instant;
import java.util.Optional;

/** Verdicts of people, append-only, and who has looked at a whole scorecard. */
public interface Reviews {

    /** @return false when there is a revision of this number already: somebody was faster */
    boolean add(String interactionId, Revision revision);

    /** @param rubric {@code id@version} */
    Revisions of(String interactionId, String rubric);

    /**
     * Somebody has looked at all of a scorecard and lets it stand.
     *
     * @param rubric {@code id@version}
     * @param epoch  of the claim that kept the scorecard: another scoring is to be looked at again
     */
    record Confirmation(String rubric, long epoch, By by, Instant at) {}

    /** In the place of an earlier one by the same rubric. */
    void confirm(String interactionId, Confirmation confirmation);

    Optional<Confirmation> confirmation(String interactionId, String rubric);

    /** How many scorecards somebody has confirmed since a time. */
    int confirmedBy(String personId, Instant since);
}

package dev.earmark.review;

import dev.earmark.review.Revision.By;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was shared with the agent.
 *
 * @param rubricId       of the scorecard that was shared; no other is shown to the agent
 * @param disputeUntil   as the rubric said when it was shared
 * @param acknowledgedAt null while the agent has not
 */
public record Publication(
        String rubricId, int rubricVersion, By by, Instant sharedAt, Instant disputeUntil, @Nullable Instant acknowledgedAt) {

    public Publication acknowledged(Instant now) {
        return new Publication(rubricId, rubricVersion, by, sharedAt, disputeUntil, now);
    }

    public boolean isOf(String id, int version) {
        return rubricId.equals(id) && rubricVersion == version;
    }

    /** {@code id@version}. */
    public String rubric() {
        return rubricId + "@" + rubricVersion;
    }

    /** Whether a verdict may still be disputed. */
    public boolean mayDispute(Instant now) {
        return acknowledgedAt == null && now.isBefore(disputeUntil);
    }
}

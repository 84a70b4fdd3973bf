package dev.earmark.store;

import dev.earmark.review.Revision.By;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings.Heard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Versions of what was said. The first is what came in or was heard, and the highest is the one that everything rests on, which is also the
 * finding of the step that listens. None is ever changed.
 */
public interface TranscriptVersions {

    /** What made a version. */
    enum Change {
        HEARD("heard"),
        CORRECTED("corrected"),
        SWAPPED("swapped");

        private final String label;

        Change(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param sha256 of its body as it is kept
     * @param by     null for the machine
     * @param at     null for the first
     */
    record Version(int number, Change change, String sha256, @Nullable By by, @Nullable Instant at) {}

    /** Number of the highest; 1 before any correction. */
    int current(String interactionId);

    /** The newest first; empty when nothing was heard yet. */
    List<Version> all(String interactionId);

    /** Interactions in which somebody has corrected words, in the order of their ids; none of the example. */
    List<String> corrected();

    Optional<Heard> heard(String interactionId, int number);

    /**
     * Keeps a new version, and the scorecards that rest on the one before. What rests on it is not done anew by this.
     *
     * @param seen the version that it was made from
     * @return false when that is not the highest any more: somebody was faster
     */
    boolean replace(String interactionId, int seen, Heard next, Change change, By by, Instant at);

    /** A scorecard from before a correction. @param transcriptVersion that its evidence stands in */
    record Earlier(int transcriptVersion, Instant replacedAt, Scorecard scorecard) {}

    /** The newest first. @param rubric {@code id@version} */
    List<Earlier> earlier(String interactionId, String rubric);
}

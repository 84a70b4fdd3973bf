package dev.earmark.review;

import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person gave a verdict on one criterion of one scorecard, or took one back. Never changed.
 *
 * @param rubric {@code id@version} of the scorecard
 * @param number of the criterion, from 1, without gaps
 * @param said   null when the verdict that held before is taken back
 */
public record Revision(String id, String rubric, String criterion, int number, @Nullable Said said, By by, Instant at) {

    /** Who did it: id of the account or key, and what they were called then. */
    public record By(String id, String name) {}

    /**
     * @param reason            in the person's words; empty where none was given
     * @param mark              what was wrong with the machine's verdict; null where nobody said
     * @param evidence          that the person picked, proved in the transcript
     * @param transcriptVersion that it was proved in, from 1
     * @param machine           what the machine said then
     */
    public record Said(
            Verdict verdict, String reason, @Nullable FeedbackMark mark, List<Evidence> evidence, int transcriptVersion, Verdict machine) {
        public Said {
            evidence = List.copyOf(evidence);
        }
    }
}

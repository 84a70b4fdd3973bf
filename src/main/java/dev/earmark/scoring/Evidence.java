package dev.earmark.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * A place in the transcript that a verdict rests on.
 *
 * @param turn  index of the turn; for a span over several turns the first of them; null only when the transcript has no turns there
 * @param time  null when the transcript has no times
 * @param quote the exact words; empty for a place where nothing was said
 */
public record Evidence(Kind kind, @Nullable Integer turn, Speaker speaker, @Nullable TimeSpan time, String quote) {

    public enum Kind {
        /** These words (or this silence) decide. */
        PROOF("proof"),
        /** Here the words should have been. */
        EXPECTED_HERE("expected_here"),
        /** The nearest thing that was said. */
        NEAR_MISS("near_miss");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }
}

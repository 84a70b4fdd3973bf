package dev.earmark.moments;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * A place worth hearing again.
 *
 * @param kind       the criterion's id, or a kind of the catalogue such as {@code dead-air}
 * @param turn       first turn of the place
 * @param time       null when the transcript has no times
 * @param quote      exact words; empty for a silence
 * @param why        why it matters, one sentence
 * @param betterLine what could have been said; null for praise and where no line is known
 * @param weight     for the order, best first; above 0
 */
public record Moment(
        Tone tone, String kind, @Nullable Integer turn, Speaker speaker, @Nullable TimeSpan time, String quote, String why,
        @Nullable String betterLine, double weight) {

    /**
     * Tells it apart from the others of an interaction, and is the same when the interaction is marked again and the place has not
     * changed: the kind, and the turn where it begins, as in {@code greeting@0}.
     */
    public String id() {
        return kind + "@" + (turn == null ? "none" : turn);
    }

    public enum Tone {
        COACHING("coaching"),
        PRAISE("praise");

        private final String label;

        Tone(String label) {
            this.label = label;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }
}

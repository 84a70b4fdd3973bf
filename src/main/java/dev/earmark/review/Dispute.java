package dev.earmark.review;

import dev.earmark.review.Revision.By;
import dev.earmark.scoring.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agent disputes a verdict.
 *
 * @param suggested what it should be
 * @param settled   null while it is open
 */
public record Dispute(
        String id, String interactionId, String rubricId, int rubricVersion, String criterion, State state, Verdict suggested,
                String reason,
        By by, Instant at, @Nullable Settled settled) {

    /** How it stands. */
    public enum State {
        OPEN("open"),
        /** The agent was right. */
        UPHELD("upheld"),
        DECLINED("declined"),
        WITHDRAWN("withdrawn");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<State> of(String label) {
            return Arrays.stream(values()).filter(state -> state.label.equals(label)).findFirst();
        }
    }

    /** @param decision why; empty when it was withdrawn */
    public record Settled(String decision, By by, Instant at) {}

    public boolean open() {
        return state == State.OPEN;
    }

    /** Whether a reviewer has said yes or no. */
    public boolean decided() {
        return state == State.UPHELD || state == State.DECLINED;
    }

    public Dispute settled(State how, Settled by) {
        return new Dispute(id, interactionId, rubricId, rubricVersion, criterion, how, suggested, reason, this.by, at, by);
    }

    /** {@code id@version}. */
    public String rubric() {
        return rubricId + "@" + rubricVersion;
    }
}

package dev.earmark.store;

import dev.earmark.review.Revision.By;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Playbooks that somebody asked for, one at a time in the whole house; the last ones stay, with what came of them. */
public interface PlaybookMakings {

    /** How far one is. */
    enum State {
        READING("reading"),
        MADE("made"),
        /** Not enough calls, or nothing found. */
        LACKING("lacking"),
        FAILED("failed");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One of them.
     *
     * @param outcome  label of the outcome that is asked about
     * @param queue    null for all
     * @param from     null for all calls
     * @param to       null for all calls
     * @param calls    that were looked through so far
     * @param said     what is missing or went wrong, a sentence; empty while nothing is
     * @param playbook id of the draft that came of it; null for none
     * @param version  of the draft; 0 for none
     * @param movedAt  when it last went on
     */
    record Making(String id, String outcome, @Nullable String queue, @Nullable Instant from, @Nullable Instant to, State state, int calls,
            String said, @Nullable String playbook, int version, By by, Instant begunAt, Instant movedAt) {

        public Making read(int more, Instant now) {
            return new Making(id, outcome, queue, from, to, State.READING, more, "", null, 0, by, begunAt, now);
        }

        public Making ended(State how, String why, Instant now) {
            return new Making(id, outcome, queue, from, to, how, calls, why, null, 0, by, begunAt, now);
        }

        public Making made(String draft, int draftVersion, Instant now) {
            return new Making(id, outcome, queue, from, to, State.MADE, calls, "", draft, draftVersion, by, begunAt, now);
        }
    }

    /** @param goneBefore one that has not moved since was left by a program that ended @return false when another one goes on */
    boolean begin(Making making, Instant goneBefore, String ofGone);

    /** Keeps how far it is. @return false when it goes on no longer */
    boolean save(Making making);

    /** The one that was begun last. */
    Optional<Making> last();
}

package dev.earmark.retention;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Somebody must be able to show it later: nothing of it is deleted by rule, by a person or with its customer, until the hold is lifted.
 *
 * @param subjectId of an interaction, or of a customer as interactions name them
 * @param reason    for people, without what was said
 */
public record Hold(String id, Subject subject, String subjectId, String reason, String byId, String byName, Instant at) {

    /** What is held. */
    public enum Subject {
        INTERACTION("interaction"),
        /** All interactions of a customer, also those that come in later. */
        CUSTOMER("customer");

        private final String label;

        Subject(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<Subject> of(String label) {
            return Arrays.stream(values()).filter(subject -> subject.label.equals(label)).findFirst();
        }
    }
}

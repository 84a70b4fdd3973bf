package dev.earmark.retention;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something was deleted; nothing of it is told.
 *
 * @param id   orders by time
 * @param rule as it was then; empty where none asked for it
 * @param by   id of the account or key; {@code system} for a rule
 */
public record Deletion(String id, String interactionId, DataKind kind, Cause cause, String rule, String by, Instant at) {

    /** Why. */
    public enum Cause {
        RULE("rule"),
        /** Somebody deleted this interaction. */
        PERSON("person"),
        /** The customer was forgotten. */
        CUSTOMER("customer");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<Cause> of(String label) {
            return Arrays.stream(values()).filter(cause -> cause.label.equals(label)).findFirst();
        }
    }

    /** For people. */
    public String why() {
        return switch (cause) {
            case RULE -> "by the rule \"" + rule + "\"";
            case PERSON -> "by a person";
            case CUSTOMER -> "because the customer was forgotten";
        };
    }
}

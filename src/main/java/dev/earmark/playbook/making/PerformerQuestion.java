package dev.earmark.playbook.making;

import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what agents are compared, and in which calls.
 *
 * @param queue calls of this queue only; null for all
 * @param from  calls of then or later; null for all
 * @param to    calls of before; null for all
 */
public record PerformerQuestion(By by, @Nullable String queue, @Nullable Instant from, @Nullable Instant to) {

    /** What tells how well a call went. */
    public sealed interface By {

        /** How it ended. */
        record Outcome(PlaybookQuestion.Goal goal) implements By {}

        /** Whether a criterion was met, whatever the rubric's version: met is 1, partly 0.5, not met 0. */
        record Met(String rubric, String criterion) implements By {

            /**
             * Reads {@code rubric:criterion}.
             *
             * @throws Rejected with {@code playbook.criterion-unreadable}
             */
            public static Met of(String text) {
                int colon = text.indexOf(':');
                if (colon < 1 || colon == text.length() - 1) {
                    throw new Rejected("playbook.criterion-unreadable", "\"" + PlainText.quoted(text)
                            + "\" names no criterion; write the rubric's id, a colon and the criterion's id, such as"
                            + " retail-support-chat:empathy.");
                }
                return new Met(text.substring(0, colon), text.substring(colon + 1));
            }
        }
    }
}

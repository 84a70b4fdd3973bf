package dev.earmark.playbook.making;

import dev.earmark.fault.Rejected;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.store.Outcomes.Ended;
import dev.earmark.text.PlainText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook is to be about.
 *
 * @param queue calls of this queue only; null for all
 * @param from  calls that began then or later; null for all
 * @param to    calls that began before; null for all
 */
public record PlaybookQuestion(Goal goal, @Nullable String queue, @Nullable Instant from, @Nullable Instant to) {

    /** Whether an interaction is one of those that are asked about. */
    boolean covers(Ended call) {
        return (queue == null || queue.equals(call.queue())) && (from == null || !call.startedAt().isBefore(from))
                && (to == null || call.startedAt().isBefore(to));
    }

    /** What a call is compared by. */
    public enum Goal {
        CSAT("the customer was satisfied (4 or 5 of 5)"),
        NPS("the customer would recommend the house (9 or 10 of 10)"),
        RESOLVED("what the customer came for was done"),
        SALE("something was sold"),
        NO_REPEAT("the customer did not come back within 7 days"),
        SENTIMENT("the customer felt better at the end than at the start");

        private final String words;

        Goal(String words) {
            this.words = words;
        }

        /** In lower case, as it is typed: {@code no-repeat}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Within a sentence. */
        public String words() {
            return words;
        }

        /** @throws Rejected with {@code playbook.goal-unknown} */
        public static Goal of(String label) {
            List<String> all = Arrays.stream(values()).map(Goal::label).toList();
            return Arrays.stream(values()).filter(goal -> goal.label().equals(label)).findFirst()
                    .orElseThrow(() -> new Rejected("playbook.goal-unknown", "There is no outcome \"" + PlainText.quoted(label)
                            + "\"; it is one of " + String.join(", ", all) + "."));
        }

        /**
         * How well a call ended, 0 to 1; NaN where it is not known, and for {@link #SENTIMENT}, which no fact tells.
         *
         * @param stayed whether the customer did not come back; null where it cannot be told
         */
        double of(Ended call, @Nullable Boolean stayed) {
            OutcomeName fact = fact();
            if (fact != null) {
                String value = call.last().get(fact);
                return value == null ? Double.NaN : fact.well(value).orElse(Double.NaN);
            }
            return this != NO_REPEAT || stayed == null ? Double.NaN : stayed ? 1 : 0;
        }

        /** The fact that it is told by; null where it is computed. */
        @Nullable OutcomeName fact() {
            return switch (this) {
                case CSAT -> OutcomeName.CSAT;
                case NPS -> OutcomeName.NPS;
                case RESOLVED -> OutcomeName.RESOLVED;
                case SALE -> OutcomeName.SALE;
                case NO_REPEAT, SENTIMENT -> null;
            };
        }
    }
}

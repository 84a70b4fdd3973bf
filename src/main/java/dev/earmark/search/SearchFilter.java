package dev.earmark.search;

import dev.earmark.measure.MeasureName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction has to be for its turns to be found. Filters of a request hold together; the values of one filter are alternatives.
 * They are compared exactly, letter by letter.
 */
public sealed interface SearchFilter {

    /** How many values one filter may name. */
    int MOST_VALUES = 500;

    /** One of several values. @param values at least 1 */
    record Is(Facet facet, Set<String> values) implements SearchFilter {
        public Is {
            values = Set.copyOf(values);
            if (values.isEmpty() || values.size() > MOST_VALUES) {
                throw new IllegalArgumentException(values.size() + " values; 1 to " + MOST_VALUES + " can be asked for");
            }
        }
    }

    /** A number within bounds, both inclusive; an interaction without it does not fit. At least one bound is given. */
    record Between(Figure figure, @Nullable Double atLeast, @Nullable Double atMost) implements SearchFilter {}

    /** Some interactions only: those that an alert looks at. @param ids at least 1 */
    record Only(Set<String> ids) implements SearchFilter {
        public Only {
            ids = Set.copyOf(ids);
            if (ids.isEmpty() || ids.size() > MOST_VALUES) {
                throw new IllegalArgumentException(ids.size() + " interactions; 1 to " + MOST_VALUES + " can be asked for");
            }
        }
    }

    /** Something that interactions have one or several values of, to be filtered by and counted. */
    sealed interface Facet {

        /** The name in addresses, JSON and sentences; every facet has one of its own. */
        String label();

        /** What every interaction may have. */
        enum Of implements Facet {
            /** Id of the agent. */
            AGENT("agent"),
            TEAM("team"),
            QUEUE("queue"),
            /** {@code voice}, {@code chat}, {@code email}. */
            CHANNEL("channel"),
            /** Id of the customer. */
            CUSTOMER("customer"),
            /** The name that the sender's system has for it. */
            EXTERNAL_ID("external-id"),
            /** {@code processing}, {@code parked}, {@code scored}. */
            STATUS("status"),
            /** {@code name@version} of the scorecard that is shown. */
            RUBRIC("rubric"),
            BAND("band"),
            /** {@code yes} or {@code no}; nothing where there is no pass mark. */
            PASSED("passed"),
            /** {@code yes} or {@code no}: whether a person has looked at the scorecard. */
            REVIEWED("reviewed"),
            /** Kinds of marked places, several for one interaction. */
            MOMENT("moment");

            private final String label;

            Of(String label) {
                this.label = label;
            }

            @Override
            public String label() {
                return label;
            }
        }

        /** The verdict on one criterion of the scorecard that is shown: {@code met}, {@code partly}, {@code not_met}, … */
        record Verdict(String criterion) implements Facet {
            @Override
            public String label() {
                return "verdict." + criterion;
            }
        }

        /** Something else that is known about it. */
        record Outcome(String name) implements Facet {

            /** How it ended, as its summary tells: {@code resolved}, {@code unresolved}, {@code follow_up}. */
            public static final Outcome ENDING = new Outcome("outcome");

            @Override
            public String label() {
                return equals(ENDING) ? name : "outcome." + name;
            }
        }
    }

    /** A number that interactions have. */
    sealed interface Figure {

        /** The name in addresses, JSON and sentences. */
        String label();

        /** What every interaction may have. */
        enum Of implements Figure {
            /** Percent of the scorecard that is shown. */
            SCORE("score"),
            /** Milliseconds of the epoch: when it began; when it was received, where nobody knows. */
            AT("at"),
            /** Seconds. */
            LENGTH("length-seconds"),
            TURNS("turns"),
            /** The customer's, in the middle third; start, end and shift are measures. −1 to 1. */
            SENTIMENT_MIDDLE("customer-sentiment-middle");

            private final String label;

            Of(String label) {
                this.label = label;
            }

            @Override
            public String label() {
                return label;
            }
        }

        /** One that is measured, in its unit. */
        record Measured(MeasureName measure) implements Figure {
            @Override
            public String label() {
                return measure.label();
            }
        }
    }
}

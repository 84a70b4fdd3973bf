package dev.earmark.rubric;

import dev.earmark.measure.MeasureName;
import dev.earmark.transcript.Speaker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a criterion is decided. Checks combine by all, any and not. */
public sealed interface Check {

    /**
     * One of the patterns is said.
     *
     * @param written the patterns as the author wrote them, in the same order
     */
    record Phrase(List<Pattern> patterns, List<String> written, Speaker from, Window within) implements Check {
        public Phrase {
            patterns = List.copyOf(patterns);
            written = List.copyOf(written);
        }
    }

    /**
     * Something of like meaning is said.
     *
     * @param count      sentences that count, at least 3
     * @param doNotCount sentences that come near and do not count
     * @param atLeast    probability from which a sentence counts, 0 to 1
     */
    record Examples(List<String> count, List<String> doNotCount, Speaker from, Window within, double atLeast) implements Check {
        public Examples {
            count = List.copyOf(count);
            doNotCount = List.copyOf(doNotCount);
        }
    }

    /** A measure lies within bounds, both inclusive; at least one bound is given. */
    record Measured(MeasureName measure, @Nullable Double atLeast, @Nullable Double atMost) implements Check {}

    /** One party says back, later, something that the other party said: the same number, day, name or word. */
    record Echo(Speaker of, Speaker by, List<Pattern> what, List<String> written) implements Check {
        public Echo {
            what = List.copyOf(what);
            written = List.copyOf(written);
        }
    }

    /** A language model decides. */
    record Judged(String question) implements Check {}

    record All(List<Check> checks) implements Check {
        public All {
            checks = List.copyOf(checks);
        }
    }

    record Any(List<Check> checks) implements Check {
        public Any {
            checks = List.copyOf(checks);
        }
    }

    record Not(Check check) implements Check {}
}

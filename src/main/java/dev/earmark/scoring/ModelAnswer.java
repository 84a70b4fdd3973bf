package dev.earmark.scoring;

import java.util.List;

/** What a model's reply about one part of a conversation came to, after everything in it was checked. */
sealed interface ModelAnswer {

    /**
     * @param expected where it should have been said; empty where the quotes break the rule
     * @param reason   the model's words, cleaned; may be empty
     */
    record Given(Verdict verdict, List<FoundQuote> quotes, List<Evidence> expected, String reason) implements ModelAnswer {
        public Given {
            quotes = List.copyOf(quotes);
            expected = List.copyOf(expected);
        }
    }

    /** There is no verdict, and this is why. */
    record None(dev.earmark.scoring.Verdict.Cause cause, String reason) implements ModelAnswer {}

    /** The verdicts that a model may give. */
    enum Verdict {
        MET,
        NOT_MET,
        NOT_APPLICABLE,
        CANNOT_TELL
    }

    default boolean is(Verdict verdict) {
        return this instanceof Given given && given.verdict == verdict;
    }
}

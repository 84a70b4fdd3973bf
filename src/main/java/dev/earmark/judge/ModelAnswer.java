package dev.earmark.judge;

import dev.earmark.judge.blind.FoundQuote;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Verdict;
import java.util.List;

/** What a model's reply about one part of a conversation came to, after everything in it was checked. */
sealed interface ModelAnswer {

    /**
     * @param expected where it should have been said; empty where the quotes break the rule
     * @param reason   the model's words, cleaned; may be empty
     */
    record Decision(ModelVerdict verdict, List<FoundQuote> quotes, List<Evidence> expected, String reason) implements ModelAnswer {
        public Decision {
            quotes = List.copyOf(quotes);
            expected = List.copyOf(expected);
        }
    }

    /** There is no verdict, and this is why. */
    record NoDecision(Verdict.Cause cause, String reason) implements ModelAnswer {}

    default boolean is(ModelVerdict verdict) {
        return this instanceof Decision decision && decision.verdict == verdict;
    }
}

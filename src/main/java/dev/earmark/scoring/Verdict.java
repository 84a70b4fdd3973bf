package dev.earmark.scoring;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a judge says of one criterion. "Could not judge" is neither "not applicable" nor zero. */
public sealed interface Verdict {

    /** The word used in files: {@code met}, {@code partly}, {@code not_met}, {@code not_applicable}, {@code unscored}. */
    String label();

    record Met() implements Verdict {
        @Override
        public String label() {
            return "met";
        }
    }

    /** @param share of the points that was earned, between 0 and 1, both exclusive */
    record Partly(double share) implements Verdict {
        public Partly {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("share " + share + " is not between 0 and 1");
            }
        }

        @Override
        public String label() {
            return "partly";
        }
    }

    record NotMet() implements Verdict {
        @Override
        public String label() {
            return "not_met";
        }
    }

    record NotApplicable() implements Verdict {
        @Override
        public String label() {
            return "not_applicable";
        }
    }

    record Unscored(Cause cause) implements Verdict {
        @Override
        public String label() {
            return "unscored";
        }
    }

    /** Why nobody could judge. */
    enum Cause {
        SPEAKER_UNKNOWN("speaker-unknown"),
        LOW_CONFIDENCE("low-confidence"),
        NO_JUDGE("no-judge"),
        NO_MEASURE("no-measure"),
        NOTHING_SAID("nothing-said"),
        QUOTE_UNVERIFIED("quote-unverified"),
        /** The language model says that the words do not allow a decision. */
        JUDGE_UNSURE("judge-unsure"),
        /** The language model's reply could not be used: broken, cut off or refused. */
        JUDGE_FAILED("judge-failed"),
        /** The language model could not be asked; another scoring may decide. */
        JUDGE_UNAVAILABLE("judge-unavailable"),
        /** A person has to decide: judges disagree, or somebody in the conversation speaks to the judge. */
        NEEDS_REVIEW("needs-review"),
        /** A person has looked and cannot tell. */
        REVIEWER_UNSURE("reviewer-unsure");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }
}

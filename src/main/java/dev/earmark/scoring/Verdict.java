package dev.earmark.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.earmark.transcript.NoConversation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
        /** A message does not say who wrote it. */
        AUTHOR_UNKNOWN("author-unknown"),
        /** There was no conversation to judge; the label is its kind. */
        VOICEMAIL(NoConversation.VOICEMAIL),
        MISDIALLED(NoConversation.MISDIALLED),
        ABANDONED(NoConversation.ABANDONED),
        SILENT(NoConversation.SILENT),
        /** It is in a language that the rubric is not written in. */
        OTHER_LANGUAGE("other-language"),
        /** The recogniser is so unsure of the words that it may be another language than the model's. */
        UNINTELLIGIBLE("unintelligible"),
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
        /** Labels have shown that people agree too rarely with verdicts as unsure as this one. */
        TOO_UNSURE("too-unsure"),
        /** A person has looked and cannot tell. */
        REVIEWER_UNSURE("reviewer-unsure");

        private final String label;

        private final @Nullable NoConversation noConversation;

        Cause(String label) {
            this.label = label;
            this.noConversation = null;
        }

        Cause(NoConversation kind) {
            this.label = kind.label();
            this.noConversation = kind;
        }

        /** The cause that says so of a criterion. */
        public static Cause of(NoConversation kind) {
            return Arrays.stream(values()).filter(cause -> cause.noConversation == kind).findFirst().orElseThrow();
        }

        /** Why there was no conversation; null when there was one. */
        public @Nullable NoConversation noConversation() {
            return noConversation;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }
}

package dev.earmark.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What was wrong with a verdict of the machine. */
public enum FeedbackMark {
    WRONG_VERDICT("wrong_verdict"),
    /** The verdict may be right, but not because of these words. */
    WRONG_EVIDENCE("wrong_evidence"),
    /** There are words that it should have found. */
    MISSING_EVIDENCE("missing_evidence");

    private final String label;

    FeedbackMark(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    public static Optional<FeedbackMark> of(String label) {
        return Arrays.stream(values()).filter(mark -> mark.label.equals(label)).findFirst();
    }
}

package dev.earmark.review;

import java.util.Arrays;
import java.util.Optional;

/** For whom something is written. */
public enum Audience {
    REVIEWERS("reviewers"),
    /** The agent of the interaction too, once it is shared. */
    AGENT("agent");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Audience> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }
}

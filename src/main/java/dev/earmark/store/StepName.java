package dev.earmark.store;

import java.util.regex.Pattern;

/**
 * The name of a step in the queue and of what it found: a small letter, then small letters, digits and hyphens, at most 40. Which steps
 * there are is not for the store to know; the constants are those whose findings it shows to readers as types of their own.
 */
public record StepName(String label) implements Comparable<StepName> {

    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public static final StepName TRANSCRIBE = new StepName("transcribe");
    public static final StepName MEASURE = new StepName("measure");
    public static final StepName SCORE = new StepName("score");
    public static final StepName MARK = new StepName("mark");
    public static final StepName SUMMARISE = new StepName("summarise");
    /** No step of the queue: what alerts found is kept as steps' findings are. */
    public static final StepName ALERT = new StepName("alert");

    /** @throws IllegalArgumentException when it is not written so */
    public StepName {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("\"" + label + "\" is no name of a step");
        }
    }

    @Override
    public int compareTo(StepName other) {
        return label.compareTo(other.label);
    }

    @Override
    public String toString() {
        return label;
    }
}

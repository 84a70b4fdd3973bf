package dev.earmark.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer's sentiment, read from the words.
 *
 * @param method name and version of the reader
 * @param turns  one reading per customer turn with words, in order
 * @param course mean score of the customer's first and middle third of turns, and the highest of the last three turns; null when the
 *               customer said too little
 */
public record Sentiment(String method, List<Reading> turns, @Nullable Course course) {

    public Sentiment {
        turns = List.copyOf(turns);
    }

    public enum Label {
        POSITIVE,
        NEUTRAL,
        NEGATIVE
    }

    /** @param score −1 (negative) to 1 (positive): probability of positive minus probability of negative */
    public record Reading(int turn, Label label, double score) {}

    /** Each −1 to 1. */
    public record Course(double start, double middle, double end) {

        /** How much better (above 0) or worse the customer felt at the end than at the start; −2 to 2. */
        public double shift() {
            return end - start;
        }
    }
}

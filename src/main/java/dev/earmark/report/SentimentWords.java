package dev.earmark.report;

import dev.earmark.measure.Sentiment;

/** The course of the customer's sentiment as a sentence. */
public final class SentimentWords {

    /** Below this a shift or a score is too small to speak of. */
    private static final double SMALL = 0.15;

    private SentimentWords() {}

    public static String of(Sentiment.Course course) {
        String ended = "The customer began " + tone(course.start()) + " and ended " + tone(course.end());
        double shift = course.shift();
        return ended + (Math.abs(shift) < SMALL ? ": about the same." : shift > 0
                ? ": better by " + Numbers.shown(shift, 2) + "." : ": worse by " + Numbers.shown(-shift, 2) + ".");
    }

    private static String tone(double score) {
        return score > SMALL ? "positive" : score < -SMALL ? "negative" : "neutral";
    }
}

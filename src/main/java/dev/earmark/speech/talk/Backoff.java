package dev.earmark.speech.talk;

/** The weight of a context. */
final class Backoff {

    /** Below any share that counts, and above zero, which has no logarithm. */
    private static final double LEAST = 1e-7;

    private Backoff() {}

    /**
     * So that everything after a context sums to one.
     *
     * @param left      what explicit words leave of one
     * @param leftBelow what the same words leave after the shorter context
     */
    static double weight(double left, double leftBelow) {
        return Math.max(left, LEAST) / Math.max(leftBelow, LEAST);
    }
}

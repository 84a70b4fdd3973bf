package dev.earmark.eval;

/**
 * How often something that is there was found, and how often it was seen where it is not.
 *
 * @param found       true positives
 * @param missed      false negatives
 * @param falseAlarms false positives
 */
public record Detection(int found, int missed, int falseAlarms) {

    public static final Detection NONE = new Detection(0, 0, 0);

    /** With one more case. */
    public Detection plus(boolean there, boolean seen) {
        return new Detection(found + (there && seen ? 1 : 0), missed + (there && !seen ? 1 : 0), falseAlarms + (!there && seen ? 1 : 0));
    }

    /** All cases together, each weighing the same. */
    public Detection plus(Detection other) {
        return new Detection(found + other.found, missed + other.missed, falseAlarms + other.falseAlarms);
    }

    /** How many are there. */
    public int there() {
        return found + missed;
    }

    /** Share of what was seen that is there, 0 to 1; 1 when nothing was seen. */
    public double precision() {
        return found + falseAlarms == 0 ? 1 : (double) found / (found + falseAlarms);
    }

    /** Share of what is there that was seen, 0 to 1; 1 when nothing is there. */
    public double recall() {
        return there() == 0 ? 1 : (double) found / there();
    }

    /**
     * Harmonic mean of precision and recall (van Rijsbergen 1979), 2·TP / (2·TP + FP + FN); 1 when there is nothing and nothing was seen.
     */
    public double f1() {
        int all = 2 * found + falseAlarms + missed;
        return all == 0 ? 1 : 2.0 * found / all;
    }
}

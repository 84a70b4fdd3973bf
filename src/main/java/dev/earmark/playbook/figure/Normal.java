package dev.earmark.playbook.figure;

/** The standard normal distribution. */
public final class Normal {

    /** Half the width of a 95 % interval, in standard errors. */
    public static final double Z95 = 1.959963984540054;

    private Normal() {}

    /** Probability of a value above {@code z}; absolute error below 1.5e-7 for the tail (Abramowitz and Stegun 7.1.26), never 0. */
    public static double above(double z) {
        if (z < 0) {
            return 1 - above(-z);
        }
        if (z > 4) { // where the error of the approximation would be as large as the value: the first terms of Mills' ratio
            double z2 = z * z;
            return Math.max(Double.MIN_NORMAL, Math.exp(-z2 / 2) / (z * Math.sqrt(2 * Math.PI)) * (1 - 1 / z2 + 3 / (z2 * z2)));
        }
        double x = z / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return tail * Math.exp(-x * x) / 2;
    }

    /** Probability of a value at least as far from 0 as {@code z}. */
    public static double beyond(double z) {
        return Math.min(1, 2 * above(Math.abs(z)));
    }
}

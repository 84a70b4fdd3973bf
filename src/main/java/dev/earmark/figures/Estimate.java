package dev.earmark.figures;

import org.jspecify.annotations.Nullable;

/**
 * A figure of some interactions.
 *
 * @param value in the unit of the figure
 * @param low   lower end of the interval of 95 %; null for a mean of one
 * @param n     how many interactions are behind it
 */
public record Estimate(double value, @Nullable Double low, @Nullable Double high, int n) {

    /** Whether its interval lies wholly on one side of a value: 1 above, −1 below, 0 neither. */
    int beside(double other) {
        if (low == null || high == null) {
            return 0;
        }
        return value > other && low > other ? 1 : value < other && high < other ? -1 : 0; // the ends of 100 % may be rounded below it
    }
}

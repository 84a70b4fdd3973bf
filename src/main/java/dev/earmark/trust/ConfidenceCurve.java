package dev.earmark.trust;

import java.util.List;

/**
 * Turns an engine's own confidence into the share of verdicts of this confidence that people agree with: between two knots on a
 * straight line, outside of them level. Never falls.
 *
 * @param from confidence of the engine at each knot, rising, 0 to 1
 * @param to   share that is right at each knot, never falling, 0 to 1
 */
public record ConfidenceCurve(List<Double> from, List<Double> to) {

    /** Leaves every confidence as it is. */
    public static final ConfidenceCurve UNCHANGED = new ConfidenceCurve(List.of(0.0, 1.0), List.of(0.0, 1.0));

    public ConfidenceCurve {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (from.isEmpty() || from.size() != to.size() || !rises(from, true) || !rises(to, false)) {
            throw new IllegalArgumentException("knots must rise: " + from + " to " + to);
        }
    }

    /** @param confidence 0 to 1 */
    public double at(double confidence) {
        int above = 0;
        while (above < from.size() && from.get(above) < confidence) {
            above++;
        }
        if (above == 0 || above == from.size()) {
            return to.get(above == 0 ? 0 : above - 1);
        }
        double part = (confidence - from.get(above - 1)) / (from.get(above) - from.get(above - 1));
        return to.get(above - 1) + part * (to.get(above) - to.get(above - 1));
    }

    private static boolean rises(List<Double> values, boolean strictly) {
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!(value >= 0 && value <= 1) || (i > 0 && (strictly ? value <= values.get(i - 1) : value < values.get(i - 1)))) {
                return false;
            }
        }
        return true;
    }
}

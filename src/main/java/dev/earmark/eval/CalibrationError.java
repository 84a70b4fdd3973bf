package dev.earmark.eval;

import dev.earmark.trust.Isotonic.Observation;
import java.util.ArrayList;
import java.util.List;

/** How far confidence is from the share that is right. */
public final class CalibrationError {

    private static final int BINS = 10;

    private CalibrationError() {}

    /**
     * One bin of a reliability curve.
     *
     * @param confidence mean of the bin, 0 to 1
     * @param right      share that people agree with, 0 to 1
     */
    public record Bin(int verdicts, double confidence, double right) {}

    /**
     * The expected calibration error (Naeini, Cooper and Hauskrecht 2015): the mean of |right − confidence| over ten bins of equal width,
     * weighed by verdicts.
     */
    static double of(List<Observation> seen) {
        return seen.isEmpty() ? 0 : bins(seen).stream().mapToDouble(bin -> bin.verdicts * Math.abs(bin.right - bin.confidence)).sum()
                / seen.size();
    }

    /** Bins with verdicts in them, rising. */
    public static List<Bin> bins(List<Observation> seen) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Observation> in = seen.stream().filter(one -> Math.min(BINS - 1, (int) (one.confidence() * BINS)) == bin).toList();
            if (!in.isEmpty()) {
                bins.add(new Bin(in.size(), in.stream().mapToDouble(Observation::confidence).average().orElse(0),
                        in.stream().mapToDouble(one -> one.right() ? 1 : 0).average().orElse(0)));
            }
        }
        return bins;
    }
}

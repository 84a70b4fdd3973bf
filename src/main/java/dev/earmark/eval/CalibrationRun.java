package dev.earmark.eval;

import dev.earmark.trust.Calibration;
import dev.earmark.trust.Isotonic.Observation;
import dev.earmark.eval.Agreement.Pair;
import dev.earmark.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A calibration and how it did.
 *
 * @param before the engine's own confidence
 * @param after  calibrated by curves that were fitted without the conversation
 * @param pairs  labels and verdicts by criterion, out of fold
 */
public record CalibrationRun(Calibration calibration, Rubric rubric, List<Observation> before, List<Observation> after,
        Map<String, List<Pair>> pairs) {

    private static final double[] ASKED = {0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95};

    public CalibrationRun {
        before = List.copyOf(before);
        after = List.copyOf(after);
        pairs = Map.copyOf(pairs);
    }

    /**
     * What asking for a confidence costs and brings.
     *
     * @param asked     confidence from which no person looks, 0 to 1
     * @param automated share of verdicts at or above it, 0 to 1
     * @param agreement share of those that people agree with, 0 to 1; 1 when there are none
     */
    public record Trade(double asked, double automated, double agreement) {}

    /** The more confidence is asked for, the fewer verdicts stand without a person and the more of them are right. */
    public List<Trade> trades() {
        List<Trade> trades = new ArrayList<>();
        for (double asked : ASKED) {
            List<Observation> above = after.stream().filter(one -> one.confidence() >= asked).toList();
            trades.add(new Trade(asked, after.isEmpty() ? 0 : (double) above.size() / after.size(),
                    above.stream().mapToDouble(one -> one.right() ? 1 : 0).average().orElse(1)));
        }
        return trades;
    }
}

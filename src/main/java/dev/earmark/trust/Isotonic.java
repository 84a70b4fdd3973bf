package dev.earmark.trust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Isotonic regression by pooling adjacent violators (Barlow, Bartholomew, Bremner and Brunk 1972): of all curves that never fall, the one
 * with the least squared distance from what was right and wrong. Few labels say little, so each block of equal confidence is drawn
 * towards what was expected of it beforehand, as if that had been seen a few times already.
 */
public final class Isotonic {

    private Isotonic() {}

    /** A verdict: how sure the engine was, 0 to 1, and whether people agree. */
    public record Observation(double confidence, boolean right) {}

    private record Block(double confidence, double weight, double share) {

        Block and(Block other) {
            double sum = weight + other.weight;
            return new Block((confidence * weight + other.confidence * other.weight) / sum, sum,
                    (share * weight + other.share * other.weight) / sum);
        }
    }

    /**
     * @param expected       what was expected of a confidence, 0 to 1, never falling
     * @param expectedWeight for how many verdicts the expectation counts in each block of equal confidence, at least 0
     * @return {@link ConfidenceCurve#UNCHANGED} when nothing was seen
     */
    public static ConfidenceCurve fit(List<Observation> seen, DoubleUnaryOperator expected, double expectedWeight) {
        List<Block> pooled = new ArrayList<>();
        for (Block next : blocks(seen)) {
            Block last = next;
            while (!pooled.isEmpty() && pooled.getLast().share >= last.share) {
                last = pooled.removeLast().and(last);
            }
            pooled.add(last);
        }
        return pooled.isEmpty() ? ConfidenceCurve.UNCHANGED : curve(pooled, expected, expectedWeight);
    }

    private static List<Block> blocks(List<Observation> seen) {
        List<Block> blocks = new ArrayList<>();
        for (Observation one : seen.stream().sorted(Comparator.comparingDouble(Observation::confidence)).toList()) {
            Block block = new Block(one.confidence, 1, one.right ? 1 : 0);
            boolean same = !blocks.isEmpty() && one.confidence - blocks.getLast().confidence < 1e-9;
            blocks.add(same ? blocks.removeLast().and(block) : block);
        }
        return blocks;
    }

    private static ConfidenceCurve curve(List<Block> pooled, DoubleUnaryOperator expected, double expectedWeight) {
        List<Double> from = new ArrayList<>();
        List<Double> to = new ArrayList<>();
        double least = 0;
        for (Block block : pooled) {
            double drawn = (block.share * block.weight + expected.applyAsDouble(block.confidence) * expectedWeight)
                    / (block.weight + expectedWeight);
            least = Math.max(least, Math.clamp(drawn, 0, 1));
            from.add(rounded(Math.clamp(block.confidence, 0, 1)));
            to.add(rounded(least));
        }
        return new ConfidenceCurve(distinct(from, from), distinct(to, from));
    }

    /** Knots that rounding has made equal are one. */
    private static List<Double> distinct(List<Double> values, List<Double> from) {
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (i == 0 || from.get(i) > from.get(i - 1)) {
                kept.add(values.get(i));
            }
        }
        return kept;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}

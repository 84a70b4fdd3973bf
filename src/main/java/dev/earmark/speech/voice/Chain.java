package dev.earmark.speech.voice;

import java.util.List;

/** Two states along stretches: forward and backward. For one thread. */
final class Chain {

    private final double[] changes;
    private double fit;

    Chain(List<VoiceStretch> stretches) {
        changes = stretches.stream().mapToDouble(VoiceStretch::changes).toArray();
    }

    /** Probability of the first state. @param emission logarithm of the odds of the first state, for each stretch */
    double[] smoothed(double[] emission) {
        int count = emission.length;
        double[] forward = new double[count];
        double before = 0.5;
        fit = 0;
        for (int i = 0; i < count; i++) {
            double expected = i == 0 ? before : before * (1 - changes[i]) + (1 - before) * changes[i];
            double highest = Math.max(0, emission[i]);
            double first = expected * Math.exp(emission[i] - highest);
            double other = (1 - expected) * Math.exp(-highest);
            fit += highest + Math.log(first + other);
            forward[i] = first / (first + other);
            before = forward[i];
        }
        double[] smoothed = new double[count];
        double later = 0;
        for (int i = count - 1; i >= 0; i--) {
            smoothed[i] = 1 / (1 + Math.exp(-(logit(forward[i]) + later)));
            double own = emission[i] + later;
            later = sum(own + Math.log(1 - changes[i]), Math.log(changes[i]))
                    - sum(own + Math.log(changes[i]), Math.log(1 - changes[i]));
        }
        return smoothed;
    }

    /** Logarithm of how likely all of it was, beside the second state throughout. */
    double fit() {
        return fit;
    }

    private static double logit(double probability) {
        double inside = Math.clamp(probability, 1e-12, 1 - 1e-12);
        return Math.log(inside / (1 - inside));
    }

    /** Logarithm of the sum of two numbers of which the logarithms are given. */
    private static double sum(double a, double b) {
        double highest = Math.max(a, b);
        return highest + Math.log(Math.exp(a - highest) + Math.exp(b - highest));
    }
}

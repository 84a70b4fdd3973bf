package dev.earmark.scoring.example;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells sentences that mean what an author's examples mean from those that do not: logistic regression with an L2 penalty on sentence
 * embeddings, the classes balanced, fitted by gradient descent with momentum from zero for a fixed number of steps, so that the same
 * examples always give the same weights. Immutable, safe for many threads.
 */
final class ExampleClassifier {

    /** Stretches cosine distances, which differ by a few tenths only, to a range in which the penalty is mild. */
    private static final double SCALE = 6;
    private static final double PENALTY = 0.002;
    private static final double RATE = 0.1;
    private static final double MOMENTUM = 0.9;
    private static final int STEPS = 300;

    private final double[] weights;
    private final double bias;

    private ExampleClassifier(double[] weights, double bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** @param yes, no vectors of unit length, at least one each */
    static ExampleClassifier train(List<float[]> yes, List<float[]> no) {
        List<float[]> all = new ArrayList<>(yes);
        all.addAll(no);
        int dimensions = yes.getFirst().length;
        double[] weights = new double[dimensions + 1];
        double[] speed = new double[dimensions + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] slope = slope(all, yes.size(), weights);
            for (int i = 0; i <= dimensions; i++) {
                speed[i] = MOMENTUM * speed[i] - RATE * slope[i];
                weights[i] += speed[i];
            }
        }
        return new ExampleClassifier(java.util.Arrays.copyOf(weights, dimensions), weights[dimensions]);
    }

    private static double[] slope(List<float[]> all, int yes, double[] weights) {
        int dimensions = weights.length - 1;
        double[] slope = new double[dimensions + 1];
        for (int i = 0; i < all.size(); i++) {
            boolean positive = i < yes;
            double share = 0.5 / (positive ? yes : all.size() - yes);
            double error = share * (sigmoid(dot(all.get(i), weights, dimensions) + weights[dimensions]) - (positive ? 1 : 0));
            float[] vector = all.get(i);
            for (int d = 0; d < dimensions; d++) {
                slope[d] += error * SCALE * vector[d];
            }
            slope[dimensions] += error;
        }
        for (int d = 0; d < dimensions; d++) {
            slope[d] += PENALTY * weights[d];
        }
        return slope;
    }

    /** Probability from 0 to 1 that a sentence counts. @param vector may be longer than those learnt from; what is behind is passed over */
    double probability(float[] vector) {
        return sigmoid(dot(vector, weights, weights.length) + bias);
    }

    private static double dot(float[] vector, double[] weights, int dimensions) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            sum += vector[d] * weights[d];
        }
        return sum * SCALE;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

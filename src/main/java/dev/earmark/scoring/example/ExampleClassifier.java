package dev.earmark.scoring.example;

import dev.earmark.arithmetic.DenseVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

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
        return all.size() < 2 * yes.getFirst().length ? byLikeness(all, yes.size()) : byWeights(all, yes.size());
    }

    /** The first {@code yes} of the sentences are those that count. */
    static ExampleClassifier byWeights(List<float[]> all, int yes) {
        int dimensions = all.getFirst().length;
        return of(descend(dimensions, weights -> slope(all, yes, weights)));
    }

    /**
     * The same weights but for rounding, in fewer steps where sentences are few: each step moves the weights along the sentences, so how
     * far along each is all that needs to be known, and of the sentences only how alike they are.
     */
    static ExampleClassifier byLikeness(List<float[]> all, int yes) {
        double[][] alike = alike(all);
        double[] found = descend(all.size(), shares -> slope(alike, yes, shares));
        int dimensions = all.getFirst().length;
        double[] weights = new double[dimensions + 1];
        for (int i = 0; i < all.size(); i++) {
            DenseVectors.add(found[i] * SCALE, all.get(i), weights);
        }
        weights[dimensions] = found[all.size()];
        return of(weights);
    }

    private static ExampleClassifier of(double[] weightsAndBias) {
        int dimensions = weightsAndBias.length - 1;
        return new ExampleClassifier(Arrays.copyOf(weightsAndBias, dimensions), weightsAndBias[dimensions]);
    }

    /** From zero. @return as many numbers as are looked for, then the bias */
    private static double[] descend(int numbers, UnaryOperator<double[]> slopes) {
        double[] place = new double[numbers + 1];
        double[] speed = new double[numbers + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] slope = slopes.apply(place);
            for (int i = 0; i <= numbers; i++) {
                speed[i] = MOMENTUM * speed[i] - RATE * slope[i];
                place[i] += speed[i];
            }
        }
        return place;
    }

    private static double[][] alike(List<float[]> all) {
        double[][] alike = new double[all.size()][all.size()];
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j <= i; j++) {
                alike[i][j] = DenseVectors.dot(all.get(i), all.get(j)) * SCALE * SCALE;
                alike[j][i] = alike[i][j];
            }
        }
        return alike;
    }

    private static double[] slope(double[][] alike, int yes, double[] shares) {
        int all = alike.length;
        double[] slope = new double[all + 1];
        for (int i = 0; i < all; i++) {
            double error = error(i, yes, all, DenseVectors.dot(alike[i], shares) + shares[all]);
            slope[i] = error + PENALTY * shares[i];
            slope[all] += error;
        }
        return slope;
    }

    private static double[] slope(List<float[]> all, int yes, double[] weights) {
        int dimensions = weights.length - 1;
        double[] slope = new double[dimensions + 1];
        for (int i = 0; i < all.size(); i++) {
            double error = error(i, yes, all.size(), DenseVectors.dot(all.get(i), weights) * SCALE + weights[dimensions]);
            DenseVectors.add(error * SCALE, all.get(i), slope);
            slope[dimensions] += error;
        }
        for (int d = 0; d < dimensions; d++) {
            slope[d] += PENALTY * weights[d];
        }
        return slope;
    }

    /** How far a sentence is from where it belongs, each of the two kinds with half of the weight. */
    private static double error(int sentence, int yes, int all, double logit) {
        boolean positive = sentence < yes;
        return 0.5 / (positive ? yes : all - yes) * (sigmoid(logit) - (positive ? 1 : 0));
    }

    /** Probability from 0 to 1 that a sentence counts. @param vector may be longer than those learnt from; what is behind is passed over */
    double probability(float[] vector) {
        return sigmoid(DenseVectors.dot(vector, weights) * SCALE + bias);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

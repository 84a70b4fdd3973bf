package dev.earmark.eval.training;

import dev.earmark.arithmetic.DenseVectors;
import dev.earmark.arithmetic.SparseVector;
import java.util.Arrays;

/**
 * Multinomial logistic regression with a quadratic penalty on the weights (not on the intercepts), every class given the same weight
 * unless samples have their own. Fitted on all samples at once by Nesterov's accelerated gradient descent from zero, a fixed number of
 * steps: no chance is involved.
 */
public final class LogisticRegression {

    private static final int STEPS = 500;

    private final int classes;
    private final double l2;

    public LogisticRegression(int classes, double l2) {
        this.classes = classes;
        this.l2 = l2;
    }

    /**
     * Fits the weights.
     *
     * @param prior how much likelier each class is than in balanced samples; goes into the intercepts
     * @return for each class the weights and the intercept last
     */
    public double[][] fit(double[][] samples, int[] labels, double[] prior) {
        return fit(samples, labels, balanced(labels), prior);
    }

    /**
     * As the other.
     *
     * @param sampleWeights how much each sample counts; they add up to 1
     */
    public double[][] fit(double[][] samples, int[] labels, double[] sampleWeights, double[] prior) {
        double step = 1 / (curvature(samples, sampleWeights) + l2);
        int width = samples[0].length + 1;
        double[][] weights = new double[classes][width];
        double[][] ahead = new double[classes][width];
        SparseVector[] filled = Arrays.stream(samples).map(SparseVector::of).toArray(SparseVector[]::new);
        double momentum = 1;
        for (int i = 0; i < STEPS; i++) {
            double[][] gradient = gradient(ahead, filled, labels, sampleWeights);
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            advance(weights, ahead, gradient, step, (momentum - 1) / next);
            momentum = next;
        }
        for (int c = 0; c < classes; c++) {
            weights[c][width - 1] += StrictMath.log(prior[c]);
        }
        return weights;
    }

    private static void advance(double[][] weights, double[][] ahead, double[][] gradient, double step, double push) {
        for (int c = 0; c < weights.length; c++) {
            for (int i = 0; i < weights[c].length; i++) {
                double moved = ahead[c][i] - step * gradient[c][i];
                ahead[c][i] = moved + push * (moved - weights[c][i]);
                weights[c][i] = moved;
            }
        }
    }

    private double[][] gradient(double[][] weights, SparseVector[] samples, int[] labels, double[] sampleWeights) {
        int intercept = weights[0].length - 1;
        double[][] gradient = new double[classes][weights[0].length];
        for (int s = 0; s < samples.length; s++) {
            SparseVector sample = samples[s];
            double[] error = DenseVectors.softmax(Arrays.stream(weights).mapToDouble(row -> sample.dot(row, row[intercept])).toArray());
            error[labels[s]] -= 1;
            for (int c = 0; c < classes; c++) {
                sample.addTo(gradient[c], error[c] * sampleWeights[s]);
                gradient[c][intercept] += error[c] * sampleWeights[s];
            }
        }
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < intercept; i++) {
                gradient[c][i] += l2 * weights[c][i];
            }
        }
        return gradient;
    }

    /** Each class together weighs the same, all samples together 1. */
    private double[] balanced(int[] labels) {
        double[] counts = new double[classes];
        for (int label : labels) {
            counts[label]++;
        }
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        return Arrays.stream(labels).mapToDouble(label -> 1 / (counts[label] * present)).toArray();
    }

    /** Half the mean squared length of the samples, intercept included: no less than the loss curves anywhere. */
    private static double curvature(double[][] samples, double[] sampleWeights) {
        double sum = 0;
        for (int s = 0; s < samples.length; s++) {
            sum += sampleWeights[s] * (1 + Arrays.stream(samples[s]).map(x -> x * x).sum());
        }
        return sum / 2;
    }
}

package dev.earmark.arithmetic;

import java.util.Arrays;
import java.util.List;

/**
 * Vectors as arrays, one number for each dimension. Sums are taken from the first dimension to the last in double precision, so that they
 * are the same on every platform. Two vectors have the same number of dimensions; of two vectors of length 1 the product is the cosine.
 */
public final class DenseVectors {

    private DenseVectors() {}

    public static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    /** Over the dimensions of the left one; the right one may have more. */
    public static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Over the dimensions that both have. */
    public static double dot(float[] vector, double[] weights) {
        double sum = 0;
        for (int i = 0; i < Math.min(vector.length, weights.length); i++) {
            sum += vector[i] * weights[i];
        }
        return sum;
    }

    /** @param vectors at least one */
    public static float[] mean(List<float[]> vectors) {
        double[] sums = new double[vectors.getFirst().length];
        vectors.forEach(vector -> add(1, vector, sums));
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sums[i] / vectors.size());
        }
        return mean;
    }

    /** The same direction with length 1; zero stays zero. */
    public static float[] unit(float[] vector) {
        float[] unit = vector.clone();
        float length = (float) Math.max(1e-9, Math.sqrt(dot(vector, vector)));
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= length;
        }
        return unit;
    }

    public static float[] minus(float[] from, float[] what) {
        float[] left = new float[from.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = from[i] - what[i];
        }
        return left;
    }

    /** Adds so many times the vector to the first dimensions of the sums. */
    public static void add(double times, float[] vector, double[] sums) {
        for (int i = 0; i < vector.length; i++) {
            sums[i] += times * vector[i];
        }
    }

    /**
     * One score for each row of weights; the number behind a row's weights is added to it.
     *
     * @param weights each row one longer than the features
     */
    public static double[] scores(double[][] weights, double[] features) {
        double[] scores = new double[weights.length];
        for (int c = 0; c < scores.length; c++) {
            double score = weights[c][features.length];
            for (int i = 0; i < features.length; i++) {
                score += weights[c][i] * features[i];
            }
            scores[c] = score;
        }
        return scores;
    }

    /** Turns scores into likelihoods that add up to 1, in place, the same on every platform. */
    public static double[] softmax(double[] scores) {
        double highest = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = StrictMath.exp(scores[c] - highest);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
        return scores;
    }
}

package dev.earmark.outcome.theme;

import java.util.List;

/** Arithmetic of vectors. */
final class CommentVectors {

    private CommentVectors() {}

    static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** @param vectors at least one */
    static float[] mean(List<float[]> vectors) {
        float[] mean = new float[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        return mean;
    }

    /** The difference, made to length 1; zero stays zero. */
    static float[] apart(float[] from, float[] middle) {
        float[] left = new float[from.length];
        double size = 0;
        for (int i = 0; i < left.length; i++) {
            left[i] = from[i] - middle[i];
            size += left[i] * left[i];
        }
        float length = (float) Math.max(1e-9, Math.sqrt(size));
        for (int i = 0; i < left.length; i++) {
            left[i] /= length;
        }
        return left;
    }
}

package dev.earmark.eval.training;

import java.util.stream.IntStream;

/**
 * The features of a sample without its zeros, which change no sum. Immutable.
 *
 * @param places of the features that are not zero, in order
 * @param values of these
 * @param width  of all features
 */
record Sample(int[] places, double[] values, int width) {

    static Sample of(double[] features) {
        int[] places = IntStream.range(0, features.length).filter(i -> features[i] != 0).toArray();
        return new Sample(places, IntStream.of(places).mapToDouble(i -> features[i]).toArray(), features.length);
    }

    /** @param row a weight for each feature, and the intercept last */
    double score(double[] row) {
        double score = row[width];
        for (int i = 0; i < places.length; i++) {
            score += row[places[i]] * values[i];
        }
        return score;
    }

    /** Adds so many times the features and, for the intercept, one. */
    void addTo(double[] row, double factor) {
        for (int i = 0; i < places.length; i++) {
            row[places[i]] += factor * values[i];
        }
        row[width] += factor;
    }
}

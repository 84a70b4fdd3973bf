package dev.earmark.speech.voice;

import java.util.Arrays;

/** The direction in which points differ most from none, by repeated multiplication. */
final class MainDirection {

    private MainDirection() {}

    /** Where each point lies along it. @param points of one width */
    static double[] along(double[][] points, int rounds) {
        double[] places = new double[points.length];
        if (points.length == 0) {
            return places;
        }
        double[] direction = new double[points[0].length];
        Arrays.fill(direction, 1 / Math.sqrt(direction.length));
        for (int round = 0; round < rounds; round++) {
            double[] next = new double[direction.length];
            for (int i = 0; i < places.length; i++) {
                places[i] = 0;
                for (int p = 0; p < next.length; p++) {
                    places[i] += direction[p] * points[i][p];
                }
                for (int p = 0; p < next.length; p++) {
                    next[p] += places[i] * points[i][p];
                }
            }
            double length = Math.max(1e-12, Math.sqrt(Arrays.stream(next).map(x -> x * x).sum()));
            direction = Arrays.stream(next).map(x -> x / length).toArray();
        }
        return places;
    }
}

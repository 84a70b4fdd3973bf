package dev.earmark.eval.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long things took, by kind. For one thread. */
final class Timings {

    private final Map<String, double[]> milliseconds = new LinkedHashMap<>();

    /** In milliseconds. */
    record Timing(double p50, double p99) {}

    void add(String kind, double ms) {
        double[] before = milliseconds.getOrDefault(kind, new double[0]);
        double[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = ms;
        milliseconds.put(kind, all);
    }

    Map<String, Timing> timings() {
        Map<String, Timing> timings = new LinkedHashMap<>();
        milliseconds.forEach((kind, all) -> {
            double[] sorted = all.clone();
            Arrays.sort(sorted);
            timings.put(kind, new Timing(sorted[sorted.length / 2], sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)]));
        });
        return timings;
    }
}

package dev.earmark.eval.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How long things took, by kind: by the clock, and in processor time of the thread, which says the same on a busy machine as on a quiet
 * one. For one thread.
 */
final class Timings {

    private static final double NANOSECONDS = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, List<Taken>> taken = new LinkedHashMap<>();
    private final List<String> givenUp = new ArrayList<>();

    /** In milliseconds. */
    record Timing(double p50, double p99, double processorP50, double processorP99) {}

    private record Taken(double clock, double processor) {}

    /** Something that takes time. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** @param counts whether it is remembered */
    void time(String kind, boolean counts, Work work) throws IOException {
        long processor = threads.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        work.run();
        Taken time = new Taken((System.nanoTime() - begun) / NANOSECONDS, (threads.getCurrentThreadCpuTime() - processor) / NANOSECONDS);
        if (counts) {
            taken.computeIfAbsent(kind, _ -> new ArrayList<>()).add(time);
        }
    }

    void givenUp(String query) {
        givenUp.add(query);
    }

    /** Searches that took too long. */
    List<String> givenUp() {
        return givenUp;
    }

    Map<String, Timing> timings() {
        Map<String, Timing> timings = new LinkedHashMap<>();
        taken.forEach((kind, all) -> timings.put(kind, new Timing(part(all, Taken::clock, 50), part(all, Taken::clock, 99),
                part(all, Taken::processor, 50), part(all, Taken::processor, 99))));
        return timings;
    }

    private static double part(List<Taken> all, ToDoubleFunction<Taken> time, int percent) {
        double[] sorted = all.stream().mapToDouble(time).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}

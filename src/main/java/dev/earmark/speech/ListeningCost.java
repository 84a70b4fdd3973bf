package dev.earmark.speech;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;

/** Adds up the processor time that listening takes. Safe for many threads. */
public final class ListeningCost {

    private final LongAdder engine = new LongAdder();
    private final LongAdder whole = new LongAdder();

    /** Inside the speech engine. */
    public double engineCpuSeconds() {
        return engine.sum() / 1e9;
    }

    /** Of the threads that listen: the engine, and all that is done to feed it and to read its results. */
    public double cpuSeconds() {
        return whole.sum() / 1e9;
    }

    void addEngine(long nanoseconds) {
        engine.add(nanoseconds);
    }

    void add(long nanoseconds) {
        whole.add(nanoseconds);
    }

    static long threadNanoseconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}

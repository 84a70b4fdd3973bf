package dev.earmark.jobs;

import dev.earmark.store.StepName;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one lane of steps, as many as may be done at once. Platform threads, because steps compute, partly in native code. */
final class LaneThreads implements AutoCloseable {

    private final Set<StepName> steps;
    private final int width;
    private final ExecutorService threads;
    private final AtomicInteger busy = new AtomicInteger();

    LaneThreads(String name, Set<StepName> steps, int width) {
        this.steps = Set.copyOf(steps);
        this.width = width;
        this.threads = Executors.newFixedThreadPool(width, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    Set<StepName> steps() {
        return steps;
    }

    int free() {
        return width - busy.get();
    }

    int busy() {
        return busy.get();
    }

    /** @param after called when it is over, whatever came of it */
    void start(Runnable work, Runnable after) {
        busy.incrementAndGet();
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    busy.decrementAndGet();
                    after.run();
                }
            });
        } catch (RejectedExecutionException closed) {
            busy.decrementAndGet();
            throw closed;
        }
    }

    /** Does not wait. */
    @Override
    public void close() {
        threads.shutdown();
    }
}

package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchIndex;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;

/**
 * How long a search may still take. On a machine that is busy with other things a search may wait for the processor longer than it works:
 * it is given up after its time only when it has worked for half of it, and in any case after four times as long.
 * Asked wherever work of no known size is done, between pieces that are small. For one search, on one thread.
 */
final class Deadline implements QueryTimeout {

    private static final int PATIENCE = 4;

    private final long longest;
    private long begun;
    private long processor;

    Deadline(Duration longest) {
        this.longest = longest.toNanos();
        begin();
    }

    /** Counts from now, on this thread. */
    void begin() {
        begun = System.nanoTime();
        processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** @throws Rejected with {@code search.too-slow} when it is over */
    void check() {
        if (shouldExit()) {
            throw tooSlow();
        }
    }

    @Override
    public boolean shouldExit() {
        long taken = System.nanoTime() - begun;
        return taken > longest && (taken > PATIENCE * longest || worked() >= longest / 2);
    }

    /** Nanoseconds; without end where nobody counts them, as for virtual threads. */
    private long worked() {
        long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return processor < 0 || now < 0 ? Long.MAX_VALUE : now - processor;
    }

    static Rejected tooSlow() {
        return new Rejected("search.too-slow", "The search took longer than " + SearchIndex.LONGEST_SEARCH_MS
                + " ms and was stopped; use rarer words, or add filters.");
    }
}

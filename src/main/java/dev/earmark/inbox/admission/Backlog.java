package dev.earmark.inbox.admission;

import dev.earmark.store.Jobs.Depth;
import dev.earmark.store.Store;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The work that waits, looked at twice a second at most. */
final class Backlog {

    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();

    private final Store store;
    private final LongSupplier nanos;
    private final DrainRate sounds = new DrainRate();
    private final DrainRate jobs = new DrainRate();
    private @Nullable Depth seen;
    private long seenNanos;

    Backlog(Store store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
    }

    synchronized Depth depth() {
        long now = nanos.getAsLong();
        Depth depth = seen;
        if (depth == null || now - seenNanos >= FRESH_NANOS) {
            depth = store.read(tx -> tx.jobs().depth());
            seen = depth;
            seenNanos = now;
            sounds.look(depth.readySounds(), now);
            jobs.look((double) depth.ready(), now);
        }
        return depth;
    }

    synchronized void accepted(double seconds) {
        sounds.add(seconds);
        jobs.add(1);
    }

    synchronized Duration untilSounds(double seconds) {
        return sounds.until(seconds);
    }

    synchronized Duration untilJobs(double count) {
        return jobs.until(count);
    }
}

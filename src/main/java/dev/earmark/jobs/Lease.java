package dev.earmark.jobs;

import dev.earmark.jobs.Lease;
import dev.earmark.store.Jobs.Claim;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A job that this process holds: who works on it, and when a sign of life was last kept. */
final class Lease {

    private final Claim claim;
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private volatile long beatNanos;
    private @Nullable Thread worker;
    private boolean computing;

    Lease(Claim claim, long claimedNanos) {
        this.claim = claim;
        this.beatNanos = claimedNanos;
    }

    Claim claim() {
        return claim;
    }

    long beatNanos() {
        return beatNanos;
    }

    void beaten(long nanos) {
        beatNanos = nanos;
    }

    boolean abandoned() {
        return abandoned.get();
    }

    /** Whether it was stopped from outside: abandoned, or given back at a shutdown. */
    boolean stopped() {
        return abandoned.get() || interrupted.get();
    }

    /** It is no longer ours, or may soon not be: nothing more may be kept of it. */
    void abandon() {
        if (abandoned.compareAndSet(false, true)) {
            stop();
        }
    }

    /** Ends the computing; what is being written is not disturbed. */
    synchronized void stop() {
        interrupted.set(true);
        if (computing && worker != null) {
            worker.interrupt();
        }
    }

    /** @return false when it was stopped before it began */
    synchronized boolean begin(Thread thread) {
        worker = thread;
        computing = !interrupted.get();
        return computing;
    }

    /** From here on nobody interrupts. */
    synchronized void computed() {
        computing = false;
        Thread.interrupted();
    }
}

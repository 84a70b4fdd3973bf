package dev.earmark.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one who waits; a call while nobody waits is remembered once. */
final class Signal {

    private final Semaphore given = new Semaphore(0);

    void give() {
        if (given.availablePermits() == 0) {
            given.release();
        }
    }

    void await(Duration most) throws InterruptedException {
        given.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        given.drainPermits();
    }
}

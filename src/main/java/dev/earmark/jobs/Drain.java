package dev.earmark.jobs;

import dev.earmark.steps.Lane;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The end of the workers, in bounded time. */
final class Drain {

    private static final Duration LONGEST_FOR_CALLS = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Duration most;
    private final long beganNanos = System.nanoTime();
    private final Heartbeat heartbeat;
    private final Claims claims;

    Drain(Duration most, Heartbeat heartbeat, Claims claims) {
        this.most = most;
        this.heartbeat = heartbeat;
        this.claims = claims;
    }

    void join(Thread thread) {
        until(most.dividedBy(6), () -> !thread.isAlive());
    }

    void run(Lanes lanes) {
        Duration third = most.dividedBy(3);
        until(third.compareTo(LONGEST_FOR_CALLS) < 0 ? third : LONGEST_FOR_CALLS, () -> lanes.of(Lane.CALLS).busy() == 0);
        stop(lease -> lanes.in(Lane.CALLS, lease.claim().step().name()) || lease.claim().background());
        BooleanSupplier idle = () -> lanes.busy() == 0;
        until(most.multipliedBy(4).dividedBy(6), idle);
        stop(lease -> true);
        until(most.multipliedBy(5).dividedBy(6), idle);
        heartbeat.leases().forEach(this::giveBack);
    }

    private void stop(Predicate<Lease> which) {
        heartbeat.leases().stream().filter(which).forEach(Lease::stop);
    }

    /** Even one whose thread does not listen: what that finds later is refused. */
    void giveBack(Lease lease) {
        try {
            claims.giveBack(lease.claim(), Duration.ZERO, true, null);
        } catch (RuntimeException unreachable) {
            // its lease runs out, and somebody takes it over
        }
    }

    /** @param since the beginning */
    private void until(Duration since, BooleanSupplier over) {
        try {
            while (!over.getAsBoolean() && System.nanoTime() - beganNanos < since.toNanos()) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

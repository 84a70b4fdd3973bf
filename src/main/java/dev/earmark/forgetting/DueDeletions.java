package dev.earmark.forgetting;

import dev.earmark.store.Store;
import dev.earmark.upkeep.EveryMinute;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Deletes what is due, over and over, beside the service. Of several nodes one does it; when it ends in the middle, another goes on once
 * its lease has run out. Safe for one start and one close.
 */
public final class DueDeletions implements AutoCloseable {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final DueRound round;
    private final Clock clock;
    private final Duration every;
    private final String owner = UUID.randomUUID().toString();
    private final EveryMinute rounds = new EveryMinute("retention", this::once,
            "what is old enough could not be deleted now; it is tried again");

    /** @param every how long from the end of one round to the next; 0 for never */
    public DueDeletions(Store store, DueRound round, Clock clock, Duration every) {
        this.store = store;
        this.round = round;
        this.clock = clock;
        this.every = every;
    }

    /** Once. */
    public void start() {
        if (!every.isZero()) {
            rounds.start();
        }
    }

    /** The round that is due, if one is and nobody else does it. @return whether there was one and it came to its end */
    boolean once() {
        if (!store.<Boolean>writeUrgently(tx -> tx.retention().take(owner, LEASE.toMillis(), clock.instant().minus(every)))) {
            return false;
        }
        Going going = new Going();
        round.run(going);
        // also what people deleted since
        boolean traceless = store.leaveNoTrace();
        boolean whole = traceless && !going.stopped;
        store.<Boolean>writeUrgently(tx -> {
            if (whole) {
                tx.retention().ended(owner, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            } else {
                tx.retention().keep(owner, 0);
            }
            return true;
        });
        return whole;
    }

    /** As long as nobody has taken over. */
    private final class Going implements BooleanSupplier {

        private long renewedAt = System.nanoTime();
        private boolean stopped;

        @Override
        public boolean getAsBoolean() {
            stopped = stopped || Thread.currentThread().isInterrupted();
            if (!stopped && System.nanoTime() - renewedAt > RENEWED_EVERY.toNanos()) {
                renewedAt = System.nanoTime();
                stopped = !store.<Boolean>writeUrgently(tx -> tx.retention().keep(owner, LEASE.toMillis()));
            }
            return !stopped;
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}

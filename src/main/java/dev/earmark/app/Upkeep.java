package dev.earmark.app;

import dev.earmark.fault.Fault;
import dev.earmark.inbox.OrphanSweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then: orders events, forgets what has expired, sweeps files that nobody names. */
final class Upkeep implements AutoCloseable {

    private static final Duration EVENTS_KEPT = Duration.ofDays(30);
    private static final int BATCH = 1_000;

    private final Storage storage;
    private final OrphanSweep orphans;
    private final Clock clock;
    private final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("upkeep").factory());

    Upkeep(Storage storage, OrphanSweep orphans, Clock clock) {
        this.storage = storage;
        this.orphans = orphans;
        this.clock = clock;
    }

    void start() {
        timer.scheduleWithFixedDelay(() -> guarded("ordering events", this::order), 2, 2, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(() -> guarded("forgetting what has expired", this::forget), 1, 60, TimeUnit.MINUTES);
        timer.scheduleWithFixedDelay(() -> guarded("sweeping files", orphans::sweep), 5, 6 * 60, TimeUnit.MINUTES);
    }

    /** Tries again the next time: none of it is urgent. */
    private void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (Fault later) {
            log.atWarn().addKeyValue("code", later.code()).log(what + " has to wait");
        } catch (RuntimeException bug) {
            log.atError().addKeyValue("kind", bug.getClass().getSimpleName()).log(what + " failed");
        }
    }

    private void order() {
        int ordered;
        do {
            ordered = storage.store().write(tx -> tx.events().order(BATCH));
        } while (ordered == BATCH);
    }

    private void forget() {
        Instant now = clock.instant();
        storage.store().write(tx -> {
            tx.credentials().sweep(now);
            return true;
        });
        int forgotten;
        do {
            forgotten = storage.store().write(tx -> tx.events().forgetBefore(now.minus(EVENTS_KEPT), BATCH));
        } while (forgotten == BATCH);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

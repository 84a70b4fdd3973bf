package dev.earmark.upkeep;

import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets, every hour, what nobody needs any more: events of more than 30 days that were told everywhere, jobs that were done more than a
 * day ago, expired sessions and links. Several processes may do it.
 */
public final class Housekeeping implements AutoCloseable {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration EVENTS_LAST = Duration.ofDays(30);
    private static final Duration DONE_LASTS = Duration.ofDays(1);
    private static final int BATCH = 500;

    private final Store store;
    private final Clock clock;
    private final List<Runnable> others;
    private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::run);
    private final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** @param others what else is to be tidied up each time */
    public Housekeeping(Store store, Clock clock, List<Runnable> others) {
        this.store = store;
        this.clock = clock;
        this.others = List.copyOf(others);
    }

    /** Once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                tidy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once, now. What fails is tried again the next time. */
    public void tidy() {
        guarded(() -> batches(() -> store.<Integer>writeUrgently(tx ->
                tx.events().forgetBefore(clock.instant().minus(EVENTS_LAST), BATCH))));
        guarded(() -> batches(() -> store.<Integer>writeUrgently(tx -> tx.jobs().forgetDone(tx.nowMs() - DONE_LASTS.toMillis(), BATCH))));
        guarded(() -> store.writeUrgently(tx -> {
            tx.credentials().sweep(clock.instant());
            tx.factors().sweep(clock.instant());
            return true;
        }));
        others.forEach(this::guarded);
    }

    /** Short transactions, so that nobody waits for long. */
    private static void batches(IntSupplier forget) {
        while (forget.getAsInt() >= BATCH) {
            Thread.onSpinWait();
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("problem", later.getClass().getSimpleName()).log("something could not be tidied up now");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

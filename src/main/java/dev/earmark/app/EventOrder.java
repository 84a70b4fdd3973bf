package dev.earmark.app;

import dev.earmark.fault.Fault;
import dev.earmark.store.Store;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives events their places in the order also while nobody listens, so that a listener who comes back need not wait for it. */
final class EventOrder implements AutoCloseable {

    private static final int EVERY_SECONDS = 2;
    private static final int BATCH = 1_000;

    private final Store store;
    private final Logger log = LoggerFactory.getLogger(EventOrder.class);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("event-order").factory());

    EventOrder(Store store) {
        this.store = store;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::order, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** What fails is tried again the next time. */
    private void order() {
        try {
            while (store.<Integer>write(tx -> tx.events().order(BATCH)) == BATCH) {
                Thread.onSpinWait();
            }
        } catch (Fault later) {
            log.atWarn().addKeyValue("code", later.code()).log("events have to wait for their places");
        } catch (RuntimeException bug) {
            log.atError().addKeyValue("kind", bug.getClass().getSimpleName()).log("events were not put in order");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

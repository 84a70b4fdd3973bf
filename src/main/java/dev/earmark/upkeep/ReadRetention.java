package dev.earmark.upkeep;

import dev.earmark.access.AuditSettings;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets who read what once it is old enough, by whole days (UTC), so that the audit log says so once a day and not each hour. */
public final class ReadRetention {

    private static final int BATCH = 10_000;

    private final Store store;
    private final AuditSettings settings;
    private final Clock clock;
    private final Logger log = LoggerFactory.getLogger(ReadRetention.class);

    public ReadRetention(Store store, AuditSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Once, now. What is not as it was written stays, and the log of the service says so. */
    public void forget() {
        Instant before = clock.instant().minus(settings.readsKept()).truncatedTo(ChronoUnit.DAYS);
        try {
            while (store.<Integer>writeUrgently(tx -> tx.reads().forget(before, clock.instant(), BATCH)) >= BATCH) {
                Thread.onSpinWait();
            }
        } catch (Rejected changed) {
            log.atError().addKeyValue("code", changed.code()).log(changed.sentence());
        }
    }
}

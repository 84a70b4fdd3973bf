package dev.earmark.upkeep;

import dev.earmark.blobs.BlobStore;
import dev.earmark.store.Soundness.Round;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Looks at everything once in a while, slowly, beside the service. What it has reached is in the database: after a restart it goes on
 * there, and of several nodes one does it. Safe for one start and one close.
 */
public final class DailyScrub implements AutoCloseable {

    /** Longer than the longest step: the database's own check of itself. */
    private static final long LEASE_MS = Duration.ofHours(2).toMillis();
    private static final Duration KEPT_EVERY = Duration.ofSeconds(10);

    private final Store store;
    private final BlobStore blobs;
    private final Clock clock;
    private final UpkeepSettings settings;
    private final Runnable copies;
    private final EveryMinute rounds = new EveryMinute("scrub", this::round, "what is kept could not be looked at now; it is tried again");

    /** @param copies looks at what lies beside the database, such as what is derived from it, at the end of a round */
    public DailyScrub(Store store, BlobStore blobs, Clock clock, UpkeepSettings settings, Runnable copies) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
        this.settings = settings;
        this.copies = copies;
    }

    /** Once. Does nothing when it is never to be done. */
    public void start() {
        if (!settings.scrubEvery().isZero()) {
            rounds.start();
        }
    }

    /** The round that is due, or the rest of one; nothing when none is. @return the round that has ended */
    Optional<Round> round() {
        Optional<Round> due = store.write(tx -> tx.soundness().take(now(), LEASE_MS, now().minus(settings.scrubEvery())));
        return due.map(this::through);
    }

    private Round through(Round begun) {
        Scrub scrub = new Scrub(store, blobs, clock, new ReadingRate(settings.scrubRate()));
        Round round = begun;
        Instant kept = clock.instant();
        try {
            while (round.ended() == null && !Thread.currentThread().isInterrupted()) {
                round = scrub.step(round);
                if (clock.instant().isAfter(kept.plus(KEPT_EVERY))) {
                    keep(round, LEASE_MS);
                    kept = clock.instant();
                }
            }
        } finally {
            keep(round, 0);
        }
        if (round.ended() != null) {
            copies.run();
        }
        return round;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void keep(Round round, long leaseMs) {
        store.<Boolean>write(tx -> {
            tx.soundness().keep(round, leaseMs);
            return true;
        });
    }

    @Override
    public void close() {
        rounds.close();
    }
}

package dev.earmark.inbox;

import dev.earmark.blobs.BlobStore;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Removes files that no interaction names: left by uploads that were broken off between the file and its row, and by erasures. Younger ones
 * than a day may belong to a row that is still to come. Safe for many threads; one process is enough.
 */
public final class OrphanSweep {

    private static final Duration LEAST_AGE = Duration.ofHours(24);

    private final Store store;
    private final BlobStore blobs;
    private final Clock clock;

    public OrphanSweep(Store store, BlobStore blobs, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** @return how many files were removed */
    public int sweep() {
        int removed = 0;
        blobs.forgetUnfinished(clock.instant().minus(LEAST_AGE));
        try (Stream<String> old = blobs.keysBefore(clock.instant().minus(LEAST_AGE))) {
            for (Iterator<String> keys = old.iterator(); keys.hasNext(); ) {
                String key = keys.next();
                if (!store.<Boolean>read(tx -> tx.interactions().knowsBlob(key))) {
                    blobs.remove(key);
                    removed++;
                }
            }
        }
        return removed;
    }
}

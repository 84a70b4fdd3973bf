package dev.earmark.telemetry;

import dev.earmark.blobs.BlobStore;
import dev.earmark.store.Jobs.Depth;
import dev.earmark.store.Soundness.Round;
import dev.earmark.store.Store;
import dev.earmark.store.Webhooks.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Figures that the store knows, looked up at most once a second however many of them are asked for. Not a number while it cannot be asked.
 */
final class StoreFigures {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Store store;
    private final BlobStore blobs;
    private final LongSupplier nanos;
    private @Nullable Look seen;
    private long seenNanos;

    StoreFigures(Store store, BlobStore blobs, LongSupplier nanos) {
        this.store = store;
        this.blobs = blobs;
        this.nanos = nanos;
    }

    /**
     * @param scrubbed when everything had been looked at; null when it never was
     * @param nowMs    on the clock of the store
     */
    record Look(Depth depth, Waiting waiting, Map<String, Long> interactions, BlobStore.Room room, long rotten, @Nullable Instant scrubbed,
            long nowMs) {

        double oldestSeconds() {
            Long oldest = depth.oldestMs();
            return oldest == null ? 0 : Math.max(0, nowMs - oldest) / 1000.0;
        }

        double scrubAgeSeconds() {
            Instant last = scrubbed;
            return last == null ? Double.NaN : Math.max(0, nowMs - last.toEpochMilli()) / 1000.0;
        }

        double webhookLagSeconds() {
            Long oldest = waiting.oldestMs();
            return oldest == null ? 0 : Math.max(0, nowMs - oldest) / 1000.0;
        }
    }

    synchronized double figure(ToDoubleFunction<Look> figure) {
        long now = nanos.getAsLong();
        if (seenNanos == 0 || now - seenNanos >= FRESH_NANOS) {
            seen = look();
            seenNanos = now;
        }
        Look look = seen;
        return look == null ? Double.NaN : figure.applyAsDouble(look);
    }

    private @Nullable Look look() {
        try {
            BlobStore.Room room = blobs.room();
            return store.read(tx -> new Look(tx.jobs().depth(), tx.webhooks().waiting(), tx.interactions().counts(), room,
                    tx.soundness().rottenCount(), tx.soundness().lastEnded().map(Round::ended).orElse(null), tx.nowMs()));
        } catch (RuntimeException unreachable) {
            return null;
        }
    }
}

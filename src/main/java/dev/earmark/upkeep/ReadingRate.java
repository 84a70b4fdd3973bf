package dev.earmark.upkeep;

import dev.earmark.fault.Unavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps reading down to so many bytes a second, by sleeping. For one thread. */
public final class ReadingRate {

    /** What was saved up while there was nothing to read is not made up for. */
    private static final long MOST_SAVED_NS = Duration.ofSeconds(1).toNanos();
    private static final int RESTS_FOR_WORK = 3;

    private final long bytesPerSecond;
    private final LongSupplier nanos;
    private final Sleep sleep;
    private long freeAtNs;
    private long restedNs;

    @FunctionalInterface
    interface Sleep {
        void of(long millis) throws InterruptedException;
    }

    /** @param bytesPerSecond 0 for no limit */
    public ReadingRate(long bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime, Thread::sleep);
    }

    ReadingRate(long bytesPerSecond, LongSupplier nanos, Sleep sleep) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanos = nanos;
        this.sleep = sleep;
        this.freeAtNs = nanos.getAsLong();
        this.restedNs = freeAtNs;
    }

    /** So much was read. @throws Unavailable with {@code store.down} when the thread is asked to end */
    void read(long bytes) {
        if (bytesPerSecond == 0) {
            return;
        }
        long now = nanos.getAsLong();
        freeAtNs = Math.max(freeAtNs, now - MOST_SAVED_NS) + (long) (bytes * 1e9 / bytesPerSecond);
        long waitMs = TimeUnit.NANOSECONDS.toMillis(freeAtNs - now);
        if (waitMs > 0) {
            try {
                sleep.of(waitMs);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                throw new Unavailable("store.down", "The check of what is kept was interrupted because Earmark is stopping.", ending);
            }
        }
    }

    /** Rests three times as long as was worked since the last rest: where nobody tells how much was read. */
    void rest() {
        if (bytesPerSecond == 0) {
            return;
        }
        long workedMs = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - restedNs);
        if (workedMs > 0) {
            try {
                sleep.of(Math.min(workedMs, MOST_SAVED_NS / 1_000_000) * RESTS_FOR_WORK);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
            restedNs = nanos.getAsLong();
        }
    }
}

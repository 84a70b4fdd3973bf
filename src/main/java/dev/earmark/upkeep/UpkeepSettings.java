package dev.earmark.upkeep;

import java.time.Duration;

/**
 * How what is kept is looked after.
 *
 * @param scrubEvery   how long from the beginning of one look at everything to the next; 0 for never
 * @param scrubRate    most bytes of recordings and rows that it reads in a second; 0 for as many as the disk gives
 * @param ballastBytes room that is held back on the disk of an embedded database, for logging in and deleting when it is full; 0 for none,
 *                     else at least 32 MiB
 * @param retentionEvery how long from the end of one round of deleting what the rules say is old enough to the next; 0 for never
 */
public record UpkeepSettings(Duration scrubEvery, long scrubRate, long ballastBytes, Duration retentionEvery) {

    /** The log of SQLite, which grows to 16 MiB, is rolled in with it. */
    private static final long LEAST_BALLAST = 32L << 20;
    private static final long MOST_BALLAST = 16L << 30;

    public UpkeepSettings {
        if (scrubEvery.isNegative() || (!scrubEvery.isZero() && scrubEvery.compareTo(Duration.ofMinutes(1)) < 0)) {
            throw new IllegalArgumentException("scrub-every must be 0 s (never) or at least 1 min");
        }
        if (retentionEvery.isNegative() || (!retentionEvery.isZero() && retentionEvery.compareTo(Duration.ofMinutes(1)) < 0)) {
            throw new IllegalArgumentException("retention-every must be 0 s (never) or at least 1 min");
        }
        if (scrubRate < 0) {
            throw new IllegalArgumentException("scrub-rate is " + scrubRate + "; it must not be negative");
        }
        if (ballastBytes != 0 && (ballastBytes < LEAST_BALLAST || ballastBytes > MOST_BALLAST)) {
            throw new IllegalArgumentException("ballast-bytes is " + ballastBytes + "; it must be 0, or from " + LEAST_BALLAST + " to "
                    + MOST_BALLAST);
        }
    }

    /** Once a day, 8 MiB a second; 64 MiB are held back; what is old enough goes every hour. */
    public static UpkeepSettings defaults() {
        return new UpkeepSettings(Duration.ofHours(24), 8L << 20, 64L << 20, Duration.ofHours(1));
    }
}

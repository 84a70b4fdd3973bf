package dev.earmark.inbox.admission;

import java.time.Duration;

/** How fast a backlog shrinks, from what is seen of it: an average in which a look of long ago counts little. Not for many threads. */
final class DrainRate {

    private static final double NEWEST_COUNTS = 0.3;
    private static final double LEAST_SECONDS = 1;
    private static final Duration UNKNOWN = Duration.ofSeconds(30);
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(10);

    private double before = Double.NaN;
    private double added;
    private long lookedNanos;
    private double perSecond;

    /** Something has come in since. */
    void add(double amount) {
        added += amount;
    }

    void look(double waiting, long nanos) {
        double seconds = (nanos - lookedNanos) / 1e9;
        if (!Double.isNaN(before)) {
            if (seconds < LEAST_SECONDS) {
                return;
            }
            double rate = Math.max(0, before + added - waiting) / seconds;
            perSecond = perSecond == 0 ? rate : NEWEST_COUNTS * rate + (1 - NEWEST_COUNTS) * perSecond;
        }
        before = waiting;
        added = 0;
        lookedNanos = nanos;
    }

    /** When so much will be gone: 1 s to 10 min, and 30 s as long as nobody knows. */
    Duration until(double amount) {
        if (perSecond <= 0) {
            return UNKNOWN;
        }
        Duration time = Duration.ofSeconds((long) Math.ceil(Math.min(amount / perSecond, (double) LATEST.toSeconds())));
        return time.compareTo(SOONEST) < 0 ? SOONEST : time;
    }
}

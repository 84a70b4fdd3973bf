package dev.earmark.example;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Says whatever time it was last set to, never one that is still to come. For one thread. */
final class PastClock extends Clock {

    private final Clock present;
    private Instant now;

    PastClock(Clock present) {
        this.present = present;
        this.now = present.instant();
    }

    /** @return the time that it says from now on */
    Instant set(Instant time) {
        Instant latest = present.instant();
        now = time.isAfter(latest) ? latest : time;
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times of the example are in UTC");
    }
}

package dev.earmark.access;

import java.time.Duration;

/**
 * What is kept of who read what.
 *
 * @param reads     which reads of interactions are recorded
 * @param readsKept how long, at least; they are forgotten by whole days (UTC)
 */
public record AuditSettings(Reads reads, Duration readsKept) {

    /** Which reads are recorded. */
    public enum Reads {
        OFF,
        /** Only that somebody was sent the sound. */
        HEARD,
        /** Also what was said and what was found out about it. */
        ALL
    }

    public AuditSettings {
        if (readsKept.toDays() < 1 || readsKept.toDays() > 36_500) {
            throw new IllegalArgumentException("audit.reads-kept is " + readsKept + ", but must be 1 d to 36500 d");
        }
    }

    public static AuditSettings defaults() {
        return new AuditSettings(Reads.ALL, Duration.ofDays(365));
    }
}

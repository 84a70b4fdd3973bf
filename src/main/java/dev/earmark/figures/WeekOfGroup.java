package dev.earmark.figures;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an interaction is counted.
 *
 * @param group its team, agent or queue; null for one without
 * @param week  its number, 0 the one that began on Monday 5 January 1970 in UTC
 */
record WeekOfGroup(@Nullable String group, long week) {

    private static final long DAY_SECONDS = 86_400;
    private static final long WEEK_DAYS = 7;
    /** Days from 1970-01-01 to the first Monday. */
    private static final long FIRST_MONDAY = 4;

    static WeekOfGroup of(@Nullable String group, Instant at) {
        return new WeekOfGroup(group, Math.floorDiv(at.getEpochSecond() - FIRST_MONDAY * DAY_SECONDS, WEEK_DAYS * DAY_SECONDS));
    }

    /** Its Monday. */
    LocalDate begins() {
        return LocalDate.ofEpochDay(week * WEEK_DAYS + FIRST_MONDAY);
    }
}

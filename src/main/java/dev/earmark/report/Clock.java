package dev.earmark.report;

import dev.earmark.transcript.TimeSpan;
import java.util.Locale;

/** Times as people read them. */
public final class Clock {

    private Clock() {}

    /** {@code 0:43}, {@code 12:05}, {@code 1:02:09}: full seconds that have passed. */
    public static String at(long ms) {
        long seconds = ms / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    public static String span(TimeSpan time) {
        String start = at(time.startMs());
        String end = at(time.endMs());
        return start.equals(end) ? start : start + "–" + end;
    }

    /** {@code 12.4 s} below one minute, else as a clock. */
    public static String length(double seconds) {
        return seconds < 60 ? Numbers.shown(seconds, 1) + " s" : at(Math.round(seconds * 1000));
    }
}

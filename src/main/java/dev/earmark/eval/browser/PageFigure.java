package dev.earmark.eval.browser;

import java.util.Locale;

/**
 * One figure of the page.
 *
 * @param bar  greatest value that is good enough
 * @param more what else is known of it, for people
 */
public record PageFigure(String name, double value, String unit, double bar, String more) {

    public boolean broken() {
        return value > bar;
    }

    /** Such as {@code review page of an hour … 640 ms, bar 1000 ms; …}. */
    public String line() {
        return String.format(Locale.ROOT, "%-58s %9s %-4s bar %6s %-4s %s%s", name, shown(value), unit, shown(bar), unit,
                broken() ? "BROKEN  " : "", more).stripTrailing();
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.0f", value);
    }
}

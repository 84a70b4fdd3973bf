package dev.earmark.exports.text;

import dev.earmark.exports.JsonFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as spreadsheets show them, such as {@code 01/03/2026 09:00} and {@code 3/1/2026 9:00 PM}, without a zone: taken for UTC. */
final class WrittenDate {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}),? +(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s?([AaPp])\\.?[Mm]\\.?)?");
    private static final int MONTHS = 12;

    private WrittenDate() {}

    /** Whether days come before months in a text, by the numbers; when these do not tell, by whether hours are counted to twelve. */
    static boolean dayFirst(String text) {
        Matcher date = DATE.matcher(text);
        boolean halves = false;
        while (date.find()) {
            if (number(date, 1) > MONTHS || number(date, 2) > MONTHS) {
                return number(date, 1) > MONTHS;
            }
            halves |= date.group(7) != null;
        }
        return !halves;
    }

    /** Also what {@link JsonFields#instant(String)} reads; null when it is no date with a time. */
    static @Nullable Instant instant(String written, boolean dayFirst) {
        Matcher date = DATE.matcher(written.strip());
        if (!date.matches()) {
            return JsonFields.instant(written);
        }
        int hour = number(date, 4);
        if (date.group(7) != null) {
            hour = hour % MONTHS + (date.group(7).equalsIgnoreCase("p") ? MONTHS : 0);
        }
        try {
            return LocalDateTime.of(number(date, 3), number(date, dayFirst ? 2 : 1), number(date, dayFirst ? 1 : 2), hour, number(date, 5),
                    date.group(6) == null ? 0 : number(date, 6)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}

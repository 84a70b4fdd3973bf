package dev.earmark.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times from the start of a conversation as others write them: {@code "00:01:02.5"}, {@code "1:02"}, {@code 62.5}. */
final class ClockTime {

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:[.,](\\d{1,6}))?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,7})(?:[.,](\\d{1,6}))?\\s?s?");
    private static final double MOST_SECONDS = 7.0 * 24 * 60 * 60;

    private ClockTime() {}

    /** Milliseconds; empty when it is no time. A number is seconds. */
    static Optional<Long> ms(JsonNode value) {
        if (value.isNumber()) {
            double seconds = value.doubleValue();
            return seconds >= 0 && seconds <= MOST_SECONDS ? Optional.of(Math.round(seconds * 1000)) : Optional.empty();
        }
        return value.isTextual() ? ms(value.textValue()) : Optional.empty();
    }

    /** As {@link #ms(JsonNode)}. */
    static Optional<Long> ms(String written) {
        String text = written.strip();
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
            long seconds = (hours * 60 + Long.parseLong(clock.group(2))) * 60 + Long.parseLong(clock.group(3));
            return Optional.of(seconds * 1000 + fraction(clock.group(4)));
        }
        Matcher plain = SECONDS.matcher(text);
        return plain.matches() ? Optional.of(Long.parseLong(plain.group(1)) * 1000 + fraction(plain.group(2))) : Optional.empty();
    }

    private static long fraction(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Math.round(Double.parseDouble("0." + digits) * 1000);
    }
}

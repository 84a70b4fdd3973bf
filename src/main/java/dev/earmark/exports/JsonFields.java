package dev.earmark.exports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks into JSON of others, where fields may be missing or of another kind. Safe for many threads. */
public final class JsonFields {

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:[.,](\\d{1,6}))?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,9})?)\\s?s?");
    private static final Pattern DURATION = Pattern.compile("PT(?:(\\d{1,3})H)?(?:(\\d{1,4})M)?(?:(\\d{1,6}(?:\\.\\d{1,9})?)S)?");
    private static final String MAIL_DATE = "(?:[A-Z][a-z]{2}, )?\\d{1,2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d.{0,12}";
    private static final long FIRST_SECOND = 300_000_000L; // 1979: anything less is no time of day of a conversation
    private static final long FIRST_MILLISECOND = 300_000_000_000L;
    private static final long LAST_MILLISECOND = 7_000_000_000_000L;

    private JsonFields() {}

    /** The first of these fields that holds text or a number; null when none does. */
    public static @Nullable String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isTextual() && !value.textValue().isBlank()) {
                return value.textValue();
            } else if (value.isIntegralNumber()) {
                return value.asText();
            }
        }
        return null;
    }

    /** The same, or an empty text. */
    public static String textOr(JsonNode node, String otherwise, String... names) {
        String text = text(node, names);
        return text == null ? otherwise : text;
    }

    /** The first of these fields that is a list that is not empty. */
    public static Optional<JsonNode> list(JsonNode node, String... names) {
        for (String name : names) {
            if (node.path(name).isArray() && !node.path(name).isEmpty()) {
                return Optional.of(node.path(name));
            }
        }
        return Optional.empty();
    }

    public static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    /** Whether it is a list whose first item has all these fields. */
    public static boolean firstHas(JsonNode list, String... names) {
        JsonNode first = list.path(0);
        for (String name : names) {
            if (!first.has(name)) {
                return false;
            }
        }
        return first.isObject();
    }

    /**
     * Seconds as a number or text ({@code 1.2}, {@code "1.200s"}), a clock, or an ISO 8601 duration, in milliseconds; null when it is none.
     */
    public static @Nullable Long secondsAsMs(JsonNode value) {
        if (value.isNumber()) {
            double seconds = value.doubleValue();
            return seconds >= 0 && seconds < 1e7 ? (Long) Math.round(seconds * 1000) : null;
        }
        return value.isTextual() ? clockMs(value.textValue()) : null;
    }

    public static @Nullable Long clockMs(String written) {
        String text = written.strip();
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
            String fraction = clock.group(4);
            long ms = fraction == null ? 0 : Math.round(Double.parseDouble("0." + fraction) * 1000);
            return ((hours * 60 + Long.parseLong(clock.group(2))) * 60 + Long.parseLong(clock.group(3))) * 1000 + ms;
        }
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return Math.round(Double.parseDouble(seconds.group(1)) * 1000);
        }
        Matcher duration = DURATION.matcher(text);
        return duration.matches() && text.length() > 2
                ? (Long) Math.round((part(duration.group(1)) * 3600 + part(duration.group(2)) * 60 + part(duration.group(3))) * 1000)
                        : null;
    }

    private static double part(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    /** A share of 0 to 1, also as text; null when it is none. */
    public static @Nullable Double share(JsonNode value) {
        double share = value.isNumber() ? value.doubleValue()
                : value.isTextual() && value.textValue().matches("[01](?:\\.\\d{1,12})?") ? Double.parseDouble(value.textValue()) : -1;
        return share >= 0 && share <= 1 ? (Double) share : null;
    }

    /** A whole number, also as text; null when it is none. */
    public static @Nullable Long whole(JsonNode value) {
        if (value.isNumber()) {
            return value.asLong();
        }
        return value.isTextual() && value.textValue().matches("\\d{1,15}") ? (Long) Long.parseLong(value.textValue()) : null;
    }

    /** A time of day: ISO 8601 (without an offset, taken for UTC), or seconds or milliseconds since 1970; null when it is none. */
    public static @Nullable Instant instant(JsonNode value) {
        if (value.isNumber() || value.isTextual() && value.textValue().matches("\\d{9,13}(?:\\.\\d+)?")) {
            double number = value.isNumber() ? value.doubleValue() : Double.parseDouble(value.textValue());
            if (number >= FIRST_MILLISECOND && number < LAST_MILLISECOND) {
                return Instant.ofEpochMilli((long) number);
            }
            return number >= FIRST_SECOND && number < FIRST_MILLISECOND ? Instant.ofEpochMilli(Math.round(number * 1000)) : null;
        }
        return value.isTextual() ? instant(value.textValue()) : null;
    }

    private static @Nullable Instant mailDate(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** ISO 8601, without an offset taken for UTC, or as mails have it (RFC 1123); null when it is neither. */
    public static @Nullable Instant instant(String written) {
        String text = written.strip();
        if (text.matches(MAIL_DATE)) {
            return mailDate(text);
        }
        if (!text.matches("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d.{0,25}")) {
            return null;
        }
        String iso = text.replaceFirst(" ", "T").replaceFirst(" ?UTC$", "Z").replaceFirst(" ([+-]\\d\\d:?\\d\\d)$", "$1")
                .replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException none) {
                return null;
            }
        }
    }
}

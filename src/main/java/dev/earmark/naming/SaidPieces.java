package dev.earmark.naming;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.text.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes facts of what the pieces of a template took from a name. */
final class SaidPieces {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Set<String> NOBODY = Set.of("anonymous", "unknown", "restricted", "unavailable", "private", "withheld", "none");
    private static final int LONGEST = 200;
    private static final int DIGITS_OF_SECONDS = 10;

    private final Map<NameField, String> values = new EnumMap<>(NameField.class);
    private final List<String> formats = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final ZoneId zone;
    private boolean utc;
    private boolean contradicts;

    SaidPieces(List<NamePiece> pieces, List<String> taken, ZoneId zone) {
        this.zone = zone;
        for (int i = 0; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case NamePiece.Literal(var _) -> { }
                case NamePiece.Read(var field, var _) -> add(field, taken.get(i));
                case NamePiece.Moment(var format, var _, var inUtc) -> {
                    formats.add(format);
                    times.add(taken.get(i));
                    utc |= inUtc;
                }
            }
        }
    }

    private void add(NameField field, String value) {
        String earlier = field == NameField.ANY ? null : values.put(field, value);
        contradicts |= earlier != null && !earlier.equalsIgnoreCase(value);
    }

    /** Empty when a field stands twice with two values, or its time is none. */
    Optional<SaidByName> said() {
        Instant startedAt;
        try {
            startedAt = time();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
        if (contradicts || startedAt != null && (startedAt.isBefore(FIRST) || !startedAt.isBefore(LAST))) {
            return Optional.empty();
        }
        String agent = values.get(NameField.AGENT);
        String customer = values.get(NameField.CUSTOMER);
        Facts facts = new Facts(
                word(isName(agent) ? values.get(NameField.AGENT_ID) : agent), name(isName(agent) ? agent : null),
                word(isName(customer) ? values.get(NameField.CUSTOMER_ID) : customer), name(isName(customer) ? customer : null));
        Routing routing = new Routing(word(values.get(NameField.TEAM)), word(values.get(NameField.QUEUE)));
        return Optional.of(new SaidByName(word(values.get(NameField.ID)), facts, routing, startedAt));
    }

    /** A number and an address are no names, and nobody says them in a greeting; nothing is taken for a name. */
    private static boolean isName(@Nullable String written) {
        return written == null || written.codePoints().anyMatch(Character::isLetter) && written.indexOf('@') < 0;
    }

    private @Nullable Instant time() {
        String epoch = values.get(NameField.EPOCH);
        if (epoch != null) {
            long number = Long.parseLong(epoch);
            return epoch.length() > DIGITS_OF_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        if (formats.isEmpty()) {
            return null;
        }
        TemporalAccessor read = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(String.join("'\n'", formats))
                .toFormatter(Locale.ENGLISH).parseBest(String.join("\n", times), OffsetDateTime::from, LocalDateTime::from,
                        LocalDate::from);
        return switch (read) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.atZone(utc ? ZoneOffset.UTC : zone).toInstant();
            default -> null; // a day alone is no time at which a call began
        };
    }

    /** {@code Ann_Lee} and {@code ann.lee} are written without spaces because they are file names. */
    private static @Nullable String name(@Nullable String written) {
        return word(written == null ? null : written.replace('_', ' ').replace('+', ' ').replace('.', ' '));
    }

    private static @Nullable String word(@Nullable String written) {
        if (written != null && NOBODY.contains(written.toLowerCase(Locale.ROOT))) {
            return null;
        }
        String line = written == null ? "" : PlainText.visible(PlainText.wellFormed(written)).strip();
        String kept = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        return kept.isEmpty() ? null : PlainText.wellFormed(kept);
    }
}

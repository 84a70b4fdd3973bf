package dev.earmark.outcome;

import dev.earmark.exports.text.TableRows;
import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of outcomes: columns by name, in any order, others are passed over; comma, semicolon or tab between them. Rows are read one
 * by one, so the file may be large.
 */
public final class OutcomeTable {

    private static final Map<String, Set<String>> COLUMNS = Map.of(
            "id", Set.of("id", "interaction", "interaction id"),
            "external", Set.of("external id", "call id", "contact id", "conversation id", "ticket id", "case id"),
            "customer", Set.of("customer", "customer id"),
            "time", Set.of("time", "started at", "start", "date"));

    private OutcomeTable() {}

    /** A row that cannot be read, and why. */
    public record Unreadable(long line, String sentence) {}

    /**
     * @param name of the file, for sentences
     * @param head its first line
     * @param rest what follows it
     * @param rows is given each row that can be read
     * @param wrong is told of each other row
     * @throws Rejected with {@code outcome.no-table} when the head names nothing to join by or nothing to keep
     */
    public static void read(String name, String head, Reader rest, Consumer<OutcomeRow> rows, Consumer<Unreadable> wrong) {
        AtomicReference<Head> known = new AtomicReference<>();
        try {
            TableRows.read(head, rest, (line, cells) -> {
                Head columns = known.get();
                if (columns == null) {
                    known.set(Head.of(name, cells));
                } else {
                    one(columns, line, cells, rows, wrong);
                }
            });
        } catch (IOException broken) {
            throw new Rejected("outcome.no-table", "The file " + PlainText.quoted(name) + " cannot be read as a table in UTF-8: "
                    + PlainText.quoted(String.valueOf(broken.getMessage())) + ".", broken);
        }
    }

    private static void one(Head head, long line, List<String> row, Consumer<OutcomeRow> rows, Consumer<Unreadable> wrong) {
        OutcomeRow read;
        try {
            read = new OutcomeRow(line, head.join(row, "id"), head.join(row, "external"), head.join(row, "customer"),
                    time(head.join(row, "time")), head.values(row));
        } catch (Rejected invalid) {
            wrong.accept(new Unreadable(line, invalid.sentence()));
            return;
        }
        rows.accept(read);
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeParseException noOffset) {
            return utc(text);
        }
    }

    private static Instant utc(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException unreadable) {
            throw new Rejected("outcome.invalid", "\"" + PlainText.quoted(text) + "\" is no time; write 2026-11-30T14:05:00Z.", unreadable);
        }
    }

    /** Which column holds what. */
    private record Head(Map<String, Integer> join, Map<OutcomeName, Integer> outcomes) {

        static Head of(String file, List<String> names) {
            Map<String, Integer> join = new HashMap<>();
            Map<OutcomeName, Integer> outcomes = new EnumMap<>(OutcomeName.class);
            for (int i = 0; i < names.size(); i++) {
                String plain = names.get(i).replace("\uFEFF", "").toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]+", " ").strip();
                int column = i;
                COLUMNS.forEach((kind, known) -> {
                    if (known.contains(plain)) {
                        join.putIfAbsent(kind, column);
                    }
                });
                OutcomeName.of(plain).ifPresent(name -> outcomes.putIfAbsent(name, column));
            }
            boolean joinable = join.containsKey("id") || join.containsKey("external")
                    || join.containsKey("customer") && join.containsKey("time");
            if (!joinable || outcomes.isEmpty()) {
                throw new Rejected("outcome.no-table", "The file " + PlainText.quoted(file) + " needs a column \"id\", \"external id\", or"
                        + " \"customer\" and \"time\", and one of \"csat\", \"nps\", \"resolved\", \"sale\", \"escalated\","
                        + " \"reason\" and \"comment\".");
            }
            return new Head(join, outcomes);
        }

        @Nullable String join(List<String> row, String kind) {
            return cell(row, join.get(kind));
        }

        Map<OutcomeName, String> values(List<String> row) {
            Map<OutcomeName, String> values = new EnumMap<>(OutcomeName.class);
            outcomes.forEach((name, column) -> {
                String cell = cell(row, column);
                if (cell != null) {
                    values.put(name, name.read(cell));
                }
            });
            return values;
        }

        private static @Nullable String cell(List<String> row, @Nullable Integer column) {
            return column == null || column >= row.size() || row.get(column).isBlank() ? null : row.get(column).strip();
        }
    }
}

package dev.earmark.store.sql.aggregate;

import dev.earmark.store.Figures.FigureRow;
import dev.earmark.store.sql.engine.Row;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of figures by the hundred thousand, where a text costs three times as much as going to the next row, and a number half as
 * much. So texts come as one, of which what repeats from row to row is taken apart once, and small numbers come as one. Not for several
 * threads.
 */
final class FigureReading {

    /** Between texts. In the name of a queue or a team, which is never so written, it would begin the next one. */
    private static final char SEPARATOR = '\u001f';
    private static final int PARTS = 5;
    private static final int MOST = 1 << 10;

    /** What to select {@code from figure f}. No rubric has as many criteria as fit in a count. */
    static final String COLUMNS = "f.received_at, f.percent, f.handle_ms, f.sentiment_start, f.sentiment_end, f.dead_air_seconds,"
            + " f.agent_talk, f.conversation + 2 * (f.overruled + " + MOST + " * (f.looked + " + MOST + " * f.critical)) as counts,"
            + " f.interaction_id" + then("f.verdicts") + then("f.rubric_id") + then("f.rubric_version") + then("coalesce(f.queue, '')")
            + then("coalesce(f.team, '')") + then("coalesce(f.agent_id, '')") + " as texts";

    private record Place(@Nullable String agent, @Nullable String team, @Nullable String queue, String rubric, int version) {

        static Place of(String text) {
            String[] parts = text.split(String.valueOf(SEPARATOR), PARTS);
            return new Place(maybe(parts[4]), maybe(parts[3]), maybe(parts[2]), parts[0], Integer.parseInt(parts[1]));
        }

        private static @Nullable String maybe(String name) {
            return name.isEmpty() ? null : name;
        }
    }

    private final Map<String, Place> places = new HashMap<>();

    private static String then(String column) {
        return " || '" + SEPARATOR + "' || " + column;
    }

    FigureRow of(Row row) throws SQLException {
        String texts = row.text("texts");
        int verdicts = texts.indexOf(SEPARATOR) + 1;
        int place = texts.indexOf(SEPARATOR, verdicts) + 1;
        return of(row, texts.substring(0, verdicts - 1), texts.substring(verdicts, place - 1),
                places.computeIfAbsent(texts.substring(place), Place::of));
    }

    private static FigureRow of(Row row, String id, String verdicts, Place place) throws SQLException {
        int counts = row.count("counts");
        int looked = counts / 2 / MOST;
        return new FigureRow(id, row.time("received_at"), place.agent, place.team, place.queue, place.rubric, place.version,
                row.maybeDecimal("percent"), verdicts, looked / MOST, looked % MOST, counts / 2 % MOST, counts % 2 == 1,
                row.maybeNumber("handle_ms"), row.maybeDecimal("sentiment_start"), row.maybeDecimal("sentiment_end"),
                row.maybeDecimal("dead_air_seconds"), row.maybeDecimal("agent_talk"));
    }
}

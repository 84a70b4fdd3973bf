package dev.earmark.store.sql.aggregate;

import dev.earmark.store.Figures.FigureRow;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Rows of figures as they were read last, week by week, so that two years are not read anew because one call was scored. They hold no
 * word of any conversation, and a week is used only while the database says that it is as it was. The weeks that nobody asked for the
 * longest go first, beyond an eighth of the memory. Safe for many threads.
 */
public final class FigureWeeks {

    /** From midnight on a Thursday in UTC, as 1970-01-01 was one. */
    static final long WEEK_MS = 604_800_000;
    private static final int SHARE_OF_MEMORY = 8;
    private static final int BYTES_OF_A_ROW = 400;

    private final long most = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / BYTES_OF_A_ROW;
    private final Map<Week, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
    private long rows;

    /**
     * The rows of a week that somebody asked for.
     *
     * @param number weeks since 1970-01-01
     * @param asked  what holds for them besides the time
     */
    record Week(long number, Asked asked) {}

    /** A condition and what stands for its question marks. */
    record Asked(String condition, List<Object> values) {
        Asked {
            values = List.copyOf(values);
        }
    }

    /** What the database says of the rows of a week: other rows have another seal. */
    record Seal(long rows, long stamps) {}

    private record Kept(Seal seal, List<FigureRow> rows) {}

    /** What a row is stamped with when it is written. */
    static int stamp() {
        return ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    }

    /** Empty when they are not known, or are others now. */
    synchronized Optional<List<FigureRow>> rows(Week week, Seal seal) {
        Kept known = kept.get(week);
        return known == null || !known.seal.equals(seal) ? Optional.empty() : Optional.of(known.rows);
    }

    synchronized void keep(Week week, Seal seal, List<FigureRow> read) {
        Kept before = kept.put(week, new Kept(seal, List.copyOf(read)));
        rows += read.size() - (before == null ? 0 : before.rows.size());
        Iterator<Kept> longestUnused = kept.values().iterator();
        while (rows > most) {
            rows -= longestUnused.next().rows.size();
            longestUnused.remove();
        }
    }
}

package dev.earmark.store.sql.aggregate;

import dev.earmark.store.Figures.FigureRow;
import dev.earmark.store.sql.aggregate.FigureWeeks.Asked;
import dev.earmark.store.sql.aggregate.FigureWeeks.Seal;
import dev.earmark.store.sql.aggregate.FigureWeeks.Week;
import dev.earmark.store.sql.engine.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Goes along rows of figures: whole weeks as they are known, the others as they are read. For one question on one connection. */
record FigureWalk(Sql sql, FigureWeeks weeks, Asked asked, Consumer<FigureRow> taken) {

    /** Of a time in milliseconds since 1970-01-01, the end not among them. */
    void along(long fromMs, long beforeMs) {
        long first = Math.ceilDiv(fromMs, FigureWeeks.WEEK_MS);
        long behind = Math.floorDiv(beforeMs, FigureWeeks.WEEK_MS);
        if (first >= behind) {
            read(fromMs, beforeMs, taken);
            return;
        }
        read(fromMs, first * FigureWeeks.WEEK_MS, taken);
        wholeWeeks(first, behind);
        read(behind * FigureWeeks.WEEK_MS, beforeMs, taken);
    }

    private void read(long fromMs, long beforeMs, Consumer<FigureRow> consumer) {
        if (fromMs < beforeMs) {
            FigureReading reading = new FigureReading();
            sql.each("select " + FigureReading.COLUMNS + " from figure f" + where(), row -> consumer.accept(reading.of(row)),
                    values(fromMs, beforeMs));
        }
    }

    private String where() {
        return " where f.received_at >= ? and f.received_at < ? and " + asked.condition();
    }

    private Object[] values(long fromMs, long beforeMs) {
        List<Object> values = new ArrayList<>(List.of(fromMs, beforeMs));
        values.addAll(asked.values());
        return values.toArray();
    }

    private void wholeWeeks(long first, long behind) {
        Map<Long, Seal> unknown = new TreeMap<>();
        seals(first, behind).forEach((number, seal) -> weeks.rows(new Week(number, asked), seal)
                .ifPresentOrElse(rows -> rows.forEach(taken), () -> unknown.put(number, seal)));
        List<Long> run = new ArrayList<>();
        for (long number : unknown.keySet()) {
            if (!run.isEmpty() && run.getLast() != number - 1) {
                readWeeks(run, unknown);
                run.clear();
            }
            run.add(number);
        }
        readWeeks(run, unknown);
    }

    private Map<Long, Seal> seals(long first, long behind) {
        Map<Long, Seal> seals = new TreeMap<>();
        String week = "f.received_at / " + FigureWeeks.WEEK_MS;
        sql.each("select " + week + " as week, count(*) as n, sum(f.stamp) as stamps from figure f" + where() + " group by " + week,
                row -> seals.put(row.number("week"), new Seal(row.number("n"), row.number("stamps"))),
                values(first * FigureWeeks.WEEK_MS, behind * FigureWeeks.WEEK_MS));
        return seals;
    }

    /** Weeks that follow each other, in one go. */
    private void readWeeks(List<Long> numbers, Map<Long, Seal> seals) {
        if (numbers.isEmpty()) {
            return;
        }
        Map<Long, List<FigureRow>> read = new TreeMap<>();
        read(numbers.getFirst() * FigureWeeks.WEEK_MS, (numbers.getLast() + 1) * FigureWeeks.WEEK_MS, row -> {
            read.computeIfAbsent(Math.floorDiv(row.receivedAt().toEpochMilli(), FigureWeeks.WEEK_MS), _ -> new ArrayList<>()).add(row);
            taken.accept(row);
        });
        read.forEach((number, rows) -> {
            Seal seal = seals.get(number);
            if (seal != null && seal.rows() == rows.size()) {
                weeks.keep(new Week(number, asked), seal, rows);
            }
        });
    }
}

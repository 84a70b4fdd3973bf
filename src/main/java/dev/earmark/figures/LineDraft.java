package dev.earmark.figures;

import dev.earmark.figures.Board.Group;
import dev.earmark.figures.Board.Line;
import dev.earmark.figures.Board.Week;
import dev.earmark.store.Figures.Decided;
import dev.earmark.store.Figures.FigureRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One figure while rows are added to it. */
final class LineDraft {

    private static final long DAY_SECONDS = 86_400;
    private static final long WEEK_DAYS = 7;
    /** Days from 1970-01-01 to the first Monday. */
    private static final long FIRST_MONDAY = 4;

    private final Figure figure;
    private final Tally now = new Tally();
    private final Tally earlier = new Tally();
    /** By the number of the week, 0 the one that began on Monday 5 January 1970 in UTC. */
    private final Map<Long, Tally> weeks = new TreeMap<>();
    private final Map<@Nullable String, Tally> groups = new HashMap<>();

    LineDraft(Figure figure) {
        this.figure = figure;
    }

    void take(FigureRow row, CallEnding ending, @Nullable String key) {
        figure.take(row, ending, now);
        figure.take(row, ending, week(row.receivedAt()));
        figure.take(row, ending, groups.computeIfAbsent(key, _ -> new Tally()));
    }

    void takeEarlier(FigureRow row, CallEnding ending) {
        figure.take(row, ending, earlier);
    }

    void take(Decided dispute, @Nullable String key, boolean before) {
        if (figure != Figure.DISPUTES_UPHELD) {
            return;
        }
        List<Tally> all = before ? List.of(earlier)
                : List.of(now, week(dispute.receivedAt()), groups.computeIfAbsent(key, _ -> new Tally()));
        all.forEach(tally -> tally.share(dispute.upheld() ? 1 : 0, 1));
    }

    private Tally week(Instant at) {
        return weeks.computeIfAbsent(Math.floorDiv(at.getEpochSecond() - FIRST_MONDAY * DAY_SECONDS, WEEK_DAYS * DAY_SECONDS),
                _ -> new Tally());
    }

    Line line() {
        double factor = figure.unit().factor();
        List<Week> shown = new ArrayList<>();
        weeks.forEach((number, tally) -> tally.estimate(factor)
                .ifPresent(estimate -> shown.add(new Week(LocalDate.ofEpochDay(number * WEEK_DAYS + FIRST_MONDAY), estimate))));
        List<Group> found = new ArrayList<>();
        groups.forEach((key, tally) -> tally.estimate(factor)
                .ifPresent(estimate -> found.add(new Group(key, estimate, key != null && estimate.n() >= Board.ENOUGH))));
        found.sort(order());
        return new Line(figure, now.estimate(factor).orElse(null), earlier.estimate(factor).orElse(null), shown, found);
    }

    private Comparator<Group> order() {
        Comparator<Group> byName = Comparator.comparing(Group::key, Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<Group> byValue = Comparator.comparingDouble(group -> group.estimate().value());
        Comparator<Group> best = figure.better() == Figure.Better.LOWER ? byValue : byValue.reversed();
        return Comparator.comparing(Group::ranked).reversed()
                .thenComparing((one, other) -> one.ranked() ? best.thenComparing(byName).compare(one, other) : byName.compare(one, other));
    }
}

package dev.earmark.figures;

import dev.earmark.figures.Board.Group;
import dev.earmark.figures.Board.Line;
import dev.earmark.figures.Board.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One figure while what groups did in weeks is added up. */
final class LineDraft {

    private final Figure figure;
    private final Tally now = new Tally();
    private final Tally earlier;
    private final Map<LocalDate, Tally> weeks = new TreeMap<>();
    private final Map<@Nullable String, Tally> groups = new HashMap<>();

    LineDraft(Figure figure, Tally earlier) {
        this.figure = figure;
        this.earlier = earlier;
    }

    /** What one group did in one week. */
    void add(@Nullable String group, LocalDate week, Tally tally) {
        now.add(tally);
        weeks.computeIfAbsent(week, _ -> new Tally()).add(tally);
        groups.computeIfAbsent(group, _ -> new Tally()).add(tally);
    }

    Line line() {
        double factor = figure.unit().factor();
        List<Week> shown = new ArrayList<>();
        weeks.forEach((week, tally) -> tally.estimate(factor).ifPresent(estimate -> shown.add(new Week(week, estimate))));
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

package dev.earmark.figures;

import dev.earmark.figures.Board.Cell;
import dev.earmark.figures.Board.Criterion;
import dev.earmark.figures.Board.Grid;
import dev.earmark.store.Figures.FigureRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often each criterion is met, by agents, while rows are added. A criterion is the same in all rubrics and versions that have its id.
 */
final class CriteriaDraft {

    private static final int MOST_AGENTS = 40;
    private static final double PERCENT = 100;

    private final Map<String, List<String>> ids;
    private final Map<String, Map<Integer, VersionTally>> versions = new HashMap<>();

    /** @param ids of criteria in the order of the letters, by {@code id@version} */
    CriteriaDraft(Map<String, List<String>> ids) {
        this.ids = ids;
    }

    void take(FigureRow row) {
        version(row).take(row);
    }

    void takeEarlier(FigureRow row) {
        version(row).takeEarlier(row);
    }

    private VersionTally version(FigureRow row) {
        return versions.computeIfAbsent(row.rubricId(), _ -> new HashMap<>()).computeIfAbsent(row.rubricVersion(),
                version -> new VersionTally(ids.getOrDefault(row.rubricId() + "@" + version, List.of())));
    }

    private Stream<VersionTally> all() {
        return versions.values().stream().flatMap(versioned -> versioned.values().stream());
    }

    /** By id of the criterion. @param tallies of a version, in its order */
    private Map<String, Tally> byId(Function<VersionTally, Tally @Nullable []> tallies) {
        Map<String, Tally> found = new TreeMap<>();
        all().forEach(version -> {
            Tally[] own = tallies.apply(version);
            for (int i = 0; own != null && i < own.length; i++) {
                found.computeIfAbsent(version.ids().get(i), _ -> new Tally()).add(own[i]);
            }
        });
        return found;
    }

    private static @Nullable Estimate met(@Nullable Tally tally) {
        return tally == null ? null : tally.estimate(PERCENT).orElse(null);
    }

    /** The one that is met least first; what counted nowhere is left out. */
    List<Criterion> criteria() {
        List<Criterion> found = new ArrayList<>();
        Map<String, Tally> earlier = byId(VersionTally::earlier);
        byId(VersionTally::now).forEach((id, tally) -> tally.estimate(PERCENT)
                .ifPresent(met -> found.add(new Criterion(id, met, met(earlier.get(id))))));
        found.sort(Comparator.comparingDouble((Criterion one) -> one.met().value()).thenComparing(Criterion::id));
        return found;
    }

    /** Of the agents with the most interactions, by id. */
    Grid grid() {
        Map<String, Integer> agents = new HashMap<>();
        all().forEach(version -> version.interactions().forEach((agent, count) -> agents.merge(agent, count, Integer::sum)));
        List<String> shown = agents.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_AGENTS).map(Map.Entry::getKey).sorted().toList();
        List<Criterion> rows = criteria();
        List<Map<String, Tally>> columns = shown.stream().map(agent -> byId(version -> version.of(agent))).toList();
        return new Grid(rows.stream().map(Criterion::id).toList(), shown, rows.stream().map(row -> cells(row, columns)).toList());
    }

    private static List<@Nullable Cell> cells(Criterion criterion, List<Map<String, Tally>> columns) {
        List<@Nullable Cell> cells = new ArrayList<>();
        for (Map<String, Tally> column : columns) {
            Estimate met = met(column.get(criterion.id()));
            cells.add(met == null ? null : new Cell(met, met.beside(criterion.met().value())));
        }
        return cells;
    }
}

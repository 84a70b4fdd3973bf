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
import org.jspecify.annotations.Nullable;

/**
 * How often each criterion is met, by agents, while rows are added. A criterion is the same in all rubrics and versions that have its id.
 */
final class CriteriaDraft {

    private static final int MOST_AGENTS = 40;
    private static final double PERCENT = 100;

    private final Map<String, List<String>> ids;
    private final Map<String, Tally> all = new TreeMap<>();
    private final Map<String, Tally> earlier = new HashMap<>();
    private final Map<String, Map<String, Tally>> byAgent = new HashMap<>();
    private final Map<String, Integer> agents = new HashMap<>();

    /** @param ids of criteria in the order of the letters, by {@code id@version} */
    CriteriaDraft(Map<String, List<String>> ids) {
        this.ids = ids;
    }

    private List<String> criteria(FigureRow row) {
        return ids.getOrDefault(row.rubricId() + "@" + row.rubricVersion(), List.of());
    }

    void take(FigureRow row) {
        String agent = row.agentId();
        if (agent != null) {
            agents.merge(agent, 1, Integer::sum);
        }
        List<String> criteria = criteria(row);
        for (int i = 0; i < Math.min(criteria.size(), row.verdicts().length()); i++) {
            char letter = row.verdicts().charAt(i);
            take(all.computeIfAbsent(criteria.get(i), _ -> new Tally()), letter);
            if (agent != null) {
                take(byAgent.computeIfAbsent(criteria.get(i), _ -> new HashMap<>()).computeIfAbsent(agent, _ -> new Tally()), letter);
            }
        }
    }

    void takeEarlier(FigureRow row) {
        List<String> criteria = criteria(row);
        for (int i = 0; i < Math.min(criteria.size(), row.verdicts().length()); i++) {
            take(earlier.computeIfAbsent(criteria.get(i), _ -> new Tally()), row.verdicts().charAt(i));
        }
    }

    private static void take(Tally tally, char letter) {
        boolean counts = letter == 'm' || letter == 'p' || letter == 'n';
        tally.share(letter == 'm' ? 1 : 0, counts ? 1 : 0);
    }

    private static @Nullable Estimate met(@Nullable Tally tally) {
        return tally == null ? null : tally.estimate(PERCENT).orElse(null);
    }

    /** The one that is met least first; what counted nowhere is left out. */
    List<Criterion> criteria() {
        List<Criterion> found = new ArrayList<>();
        all.forEach((id, tally) -> tally.estimate(PERCENT).ifPresent(met -> found.add(new Criterion(id, met, met(earlier.get(id))))));
        found.sort(Comparator.comparingDouble((Criterion one) -> one.met().value()).thenComparing(Criterion::id));
        return found;
    }

    /** Of the agents with the most interactions, by id. */
    Grid grid() {
        List<String> shown = agents.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_AGENTS).map(Map.Entry::getKey).sorted().toList();
        List<Criterion> rows = criteria();
        List<List<@Nullable Cell>> cells = rows.stream().map(row -> cells(row, shown)).toList();
        return new Grid(rows.stream().map(Criterion::id).toList(), shown, cells);
    }

    private List<@Nullable Cell> cells(Criterion criterion, List<String> shown) {
        List<@Nullable Cell> cells = new ArrayList<>();
        for (String agent : shown) {
            Estimate met = met(byAgent.getOrDefault(criterion.id(), Map.of()).get(agent));
            cells.add(met == null ? null : new Cell(met, met.beside(criterion.met().value())));
        }
        return cells;
    }
}

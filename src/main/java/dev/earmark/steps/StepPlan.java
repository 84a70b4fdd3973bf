package dev.earmark.steps;

import dev.earmark.interaction.Stage;
import dev.earmark.store.StepName;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which steps there are, what each of them needs, and what comes behind it: the only place that says so. The queue, the command line, the
 * lanes of the workers and the metrics all read it. A value.
 */
public final class StepPlan {

    private final Map<StepName, Row<?>> rows = new LinkedHashMap<>();

    /**
     * @param rows the first is where a recording begins
     * @throws IllegalArgumentException when they do not go together: a name twice, a step behind another that is not there, a circle, a
     *                                  need that nothing on the way there finds, or something to wait for behind what nobody waits for
     */
    public StepPlan(List<Row<?>> rows) {
        rows.forEach(row -> {
            if (this.rows.put(row.name(), row) != null) {
                throw new IllegalArgumentException("the plan has two steps " + row.name());
            }
        });
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the plan has no step");
        }
        check(first(), new ArrayDeque<>());
        Set<StepName> reached = new HashSet<>();
        reach(first(), reached);
        if (reached.size() < this.rows.size()) {
            throw new IllegalArgumentException("of the plan only " + reached + " are ever reached");
        }
    }

    /**
     * One step and its place.
     *
     * @param needs      what it reads of what others found
     * @param next       steps that are to be done once this one is
     * @param listens    whether it hears the recording
     * @param foreground whether the interaction waits for it
     * @param reaches    the stage that it takes the interaction to; null when it does not
     */
    public record Row<T>(Step<T> step, Lane lane, List<StepFinding<?>> needs, List<StepName> next, boolean listens, boolean foreground,
            @Nullable Stage reaches) {

        public Row {
            needs = List.copyOf(needs);
            next = List.copyOf(next);
        }

        /** A short step that the interaction waits for. */
        public static <T> Row<T> of(Step<T> step) {
            return new Row<>(step, Lane.STEPS, List.of(), List.of(), false, true, null);
        }

        /** It hears the recording. */
        public Row<T> listening() {
            return new Row<>(step, Lane.CALLS, needs, next, true, foreground, reaches);
        }

        /** Nobody waits for it. */
        public Row<T> background() {
            return new Row<>(step, Lane.ASIDE, needs, next, listens, false, reaches);
        }

        public Row<T> needs(StepFinding<?>... findings) {
            return new Row<>(step, lane, Arrays.asList(findings), next, listens, foreground, reaches);
        }

        public Row<T> then(StepName... names) {
            return new Row<>(step, lane, needs, Arrays.asList(names), listens, foreground, reaches);
        }

        public Row<T> reaches(Stage stage) {
            return new Row<>(step, lane, needs, next, listens, foreground, stage);
        }

        public StepName name() {
            return step.finding().step();
        }

        /** Whether it is done once for each rubric. */
        public boolean perRubric() {
            return step.finding().perRubric();
        }
    }

    private void check(Row<?> row, Deque<Row<?>> before) {
        if (before.contains(row)) {
            throw new IllegalArgumentException("the plan goes round in a circle at " + row.name());
        }
        for (StepFinding<?> need : row.needs()) {
            if (before.stream().noneMatch(one -> one.step().finding().equals(need))) {
                throw new IllegalArgumentException(row.name() + " needs what " + need.step() + " finds, which is not done before it");
            }
            if (need.perRubric() && !row.perRubric()) {
                throw new IllegalArgumentException(row.name() + " goes by no rubric, but needs what " + need.step() + " finds for one");
            }
        }
        before.addLast(row);
        for (StepName name : row.next()) {
            Row<?> next = row(name).orElseThrow(() -> new IllegalArgumentException(name + " is to follow " + row.name()
                    + " but is not in the plan"));
            if (!row.foreground() && next.foreground()) {
                throw new IllegalArgumentException(name + " is waited for, but follows " + row.name() + ", which nobody waits for");
            }
            check(next, before);
        }
        before.removeLast();
    }

    private void reach(Row<?> row, Set<StepName> reached) {
        if (reached.add(row.name())) {
            row.next().forEach(name -> reach(known(name), reached));
        }
    }

    public Collection<Row<?>> rows() {
        return rows.values();
    }

    /** Where a recording begins. */
    public Row<?> first() {
        return rows.values().iterator().next();
    }

    /** @return empty for a step of another version of the program */
    public Optional<Row<?>> row(StepName name) {
        return Optional.ofNullable(rows.get(name));
    }

    private Row<?> known(StepName name) {
        return row(name).orElseThrow();
    }

    /** What is to be done behind a step, in order; those that cannot find anything here are left out. */
    public List<Row<?>> after(StepName name) {
        return known(name).next().stream().<Row<?>>map(this::known).filter(row -> row.step().offered()).toList();
    }

    /** The steps of a lane. */
    public Set<StepName> of(Lane lane) {
        return rows.values().stream().filter(row -> row.lane() == lane).map(Row::name).collect(Collectors.toSet());
    }

    /** In which lane a step is done; that of the short ones for one that is not known. */
    public Lane lane(StepName name) {
        return row(name).map(Row::lane).orElse(Lane.STEPS);
    }
}

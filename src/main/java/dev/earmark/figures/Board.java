package dev.earmark.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a board shows of the interactions that were received in a time.
 *
 * @param interactions how many are scored
 * @param lines        one for each figure, in the order in which they were asked for
 * @param breaks       where another version of a rubric begins, in the order of time
 * @param rubrics      the newest version of each rubric
 * @param distribution of the scores, ten bins from 0 on
 * @param criteria     those of the rubrics, the one that is met least first
 * @param grid         criteria by agents
 * @param notes        for whoever leads the agents
 */
public record Board(Instant from, Instant before, int interactions, List<Line> lines, List<Break> breaks, List<Scored> rubrics,
        List<Integer> distribution, List<Criterion> criteria, Grid grid, List<LeadNote> notes) {

    /** Fewer interactions than that are not ranked. */
    public static final int ENOUGH = 30;

    public Board {
        lines = List.copyOf(lines);
        breaks = List.copyOf(breaks);
        rubrics = List.copyOf(rubrics);
        distribution = List.copyOf(distribution);
        criteria = List.copyOf(criteria);
        notes = List.copyOf(notes);
    }

    /** By what interactions are put together. */
    public enum By {
        TEAM,
        AGENT,
        QUEUE
    }

    /**
     * One figure.
     *
     * @param now     null when nothing says it
     * @param earlier in the time of the same length before
     * @param weeks   the oldest first; weeks of which nothing says it are left out
     * @param groups  those with enough interactions, best first (the highest first where neither is better), then the others by name
     */
    public record Line(Figure figure, @Nullable Estimate now, @Nullable Estimate earlier, List<Week> weeks, List<Group> groups) {
        public Line {
            weeks = List.copyOf(weeks);
            groups = List.copyOf(groups);
        }
    }

    /** @param from its Monday, in UTC */
    public record Week(LocalDate from, Estimate estimate) {}

    /** @param key id or name; null for those of none @param ranked whether there are enough interactions to say who comes first */
    public record Group(@Nullable String key, Estimate estimate, boolean ranked) {}

    /** @param at when the first interaction was received that was scored by it */
    public record Break(Instant at, String rubricId, int version) {}

    /** A version of a rubric by which interactions are scored. */
    public record Scored(String rubricId, int version) {}

    /**
     * How often a criterion is met, of 100 interactions in which it counts (met, partly or not).
     *
     * @param earlier in the time of the same length before; null when nothing says it
     */
    public record Criterion(String id, Estimate met, @Nullable Estimate earlier) {}

    /** @param cells by criterion, then by agent; null where the criterion counts in no interaction of the agent */
    public record Grid(List<String> criteria, List<String> agents, List<List<@Nullable Cell>> cells) {}

    /** @param beside 1 when it is met more often than by all together, −1 when less often, 0 where chance may have it so */
    public record Cell(Estimate met, int beside) {}
}

package dev.earmark.figures;

import dev.earmark.figures.Board.Break;
import dev.earmark.figures.Board.Line;
import dev.earmark.figures.Board.Scored;
import dev.earmark.store.Figures.Decided;
import dev.earmark.store.Figures.FigureRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A board while rows are added to it. Not for several threads. */
final class BoardDraft {

    private static final int BINS = 10;

    private final BoardQuestion asked;
    private final CallEndings endings;
    /** Each row is counted once; what is shown are sums of these. */
    private final Map<WeekOfGroup, FigureTallies> now = new HashMap<>();
    private final FigureTallies earlier;
    private final CriteriaDraft criteria;
    private final int[] bins = new int[BINS];
    /** When each version of each rubric was first met, also in the time before. */
    private final Map<String, Map<Integer, Instant>> versions = new TreeMap<>();
    private int interactions;

    BoardDraft(BoardQuestion asked, Map<String, List<String>> criteria, CallEndings endings) {
        this.asked = asked;
        this.endings = endings;
        this.earlier = new FigureTallies(asked.figures());
        this.criteria = new CriteriaDraft(criteria);
    }

    void take(FigureRow row) {
        interactions++;
        met(row);
        now(group(row.team(), row.agentId(), row.queue()), row.receivedAt()).take(row, endings.of(row.interactionId()));
        criteria.take(row);
        if (row.percent() != null) {
            bins[(int) Math.min(BINS - 1, Math.max(0, row.percent() / BINS))]++;
        }
    }

    void takeEarlier(FigureRow row) {
        met(row);
        earlier.take(row, endings.of(row.interactionId()));
        criteria.takeEarlier(row);
    }

    void take(Decided dispute) {
        boolean before = dispute.receivedAt().isBefore(asked.filter().from());
        FigureTallies counted =
                before ? earlier : now(group(dispute.team(), dispute.agentId(), dispute.queue()), dispute.receivedAt());
        counted.take(dispute.upheld());
    }

    private FigureTallies now(@Nullable String group, Instant at) {
        return now.computeIfAbsent(WeekOfGroup.of(group, at), _ -> new FigureTallies(asked.figures()));
    }

    private @Nullable String group(@Nullable String team, @Nullable String agent, @Nullable String queue) {
        return switch (asked.by()) {
            case TEAM -> team;
            case AGENT -> agent;
            case QUEUE -> queue;
        };
    }

    private void met(FigureRow row) {
        versions.computeIfAbsent(row.rubricId(), _ -> new HashMap<>()).merge(row.rubricVersion(), row.receivedAt(),
                (one, other) -> one.isBefore(other) ? one : other);
    }

    Board board(List<LeadNote> notes) {
        List<Integer> distribution = IntStream.of(bins).boxed().toList();
        return new Board(asked.filter().from(), asked.filter().before(), interactions, lines(), breaks(), rubrics(), distribution,
                criteria.criteria(), criteria.grid(), notes);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < asked.figures().size(); i++) {
            int figure = i;
            LineDraft line = new LineDraft(asked.figures().get(i), earlier.of(i));
            now.forEach((place, tallies) -> line.add(place.group(), place.begins(), tallies.of(figure)));
            lines.add(line.line());
        }
        return lines;
    }

    private List<Scored> rubrics() {
        List<Scored> newest = new ArrayList<>();
        versions.forEach((rubric, begun) -> newest.add(new Scored(rubric, Collections.max(begun.keySet()))));
        return newest;
    }

    /** The version that a rubric was met in first begins nothing anew. */
    private List<Break> breaks() {
        List<Break> breaks = new ArrayList<>();
        versions.forEach((rubric, begun) -> begun.entrySet().stream().sorted(Map.Entry.comparingByValue()).skip(1)
                .filter(version -> !version.getValue().isBefore(asked.filter().from()))
                .forEach(version -> breaks.add(new Break(version.getValue(), rubric, version.getKey()))));
        return breaks.stream().sorted(Comparator.comparing(Break::at).thenComparing(Break::rubricId)).toList();
    }
}

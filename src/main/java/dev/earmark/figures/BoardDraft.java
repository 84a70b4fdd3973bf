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
    private final List<LineDraft> lines;
    private final CriteriaDraft criteria;
    private final int[] bins = new int[BINS];
    /** When each version of each rubric was first met, also in the time before. */
    private final Map<String, Map<Integer, Instant>> versions = new TreeMap<>();
    private int interactions;

    BoardDraft(BoardQuestion asked, Map<String, List<String>> criteria, CallEndings endings) {
        this.asked = asked;
        this.endings = endings;
        this.lines = asked.figures().stream().map(LineDraft::new).toList();
        this.criteria = new CriteriaDraft(criteria);
    }

    void take(FigureRow row) {
        interactions++;
        met(row);
        String key = key(row.team(), row.agentId(), row.queue());
        CallEnding ending = endings.of(row.interactionId());
        lines.forEach(line -> line.take(row, ending, key));
        criteria.take(row);
        if (row.percent() != null) {
            bins[(int) Math.min(BINS - 1, Math.max(0, row.percent() / BINS))]++;
        }
    }

    void takeEarlier(FigureRow row) {
        met(row);
        CallEnding ending = endings.of(row.interactionId());
        lines.forEach(line -> line.takeEarlier(row, ending));
        criteria.takeEarlier(row);
    }

    void take(Decided dispute) {
        String key = key(dispute.team(), dispute.agentId(), dispute.queue());
        boolean earlier = dispute.receivedAt().isBefore(asked.filter().from());
        lines.forEach(line -> line.take(dispute, key, earlier));
    }

    private @Nullable String key(@Nullable String team, @Nullable String agent, @Nullable String queue) {
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
        List<Line> done = lines.stream().map(LineDraft::line).toList();
        List<Integer> distribution = IntStream.of(bins).boxed().toList();
        return new Board(asked.filter().from(), asked.filter().before(), interactions, done, breaks(), rubrics(), distribution,
                criteria.criteria(), criteria.grid(), notes);
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

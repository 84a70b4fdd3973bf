package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.search.line.WordNeed;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.util.BytesRef;

/** Says in intervals what a run must hold. */
final class NeedIntervals {

    private static final IntervalsSource FILLERS = Intervals.or(false,
            Ear.fillers().stream().sorted().<IntervalsSource>map(sound -> Intervals.term(new BytesRef(sound))).toList());

    private final SegmentFacts segments;
    private final Deadline deadline;

    NeedIntervals(SegmentFacts segments, Deadline deadline) {
        this.segments = segments;
        this.deadline = deadline;
    }

    /** Empty when every run may match. */
    Optional<IntervalsSource> of(WordNeed need) {
        return need instanceof WordNeed.Nothing ? Optional.empty() : Optional.of(source(need));
    }

    private IntervalsSource source(WordNeed need) {
        return switch (need) {
            case WordNeed.Heard heard -> new HeardIntervals(heard, segments, deadline);
            case WordNeed.Term(String term) -> Intervals.term(new BytesRef(term));
            case WordNeed.InOrder(List<WordNeed> parts) -> Intervals.ordered(sources(parts));
            case WordNeed.AtLeast(int least, List<WordNeed> parts) when least == parts.size() -> Intervals.unordered(sources(parts));
            case WordNeed.AtLeast(int least, List<WordNeed> parts) -> Intervals.atLeast(least, sources(parts));
            case WordNeed.Within(int most, WordNeed part) -> new WithinIntervals(most, source(part), FILLERS);
            case WordNeed.Either(List<WordNeed> choices) -> Intervals.or(false, sources(choices));
            case WordNeed.Nothing _ -> throw new IllegalArgumentException("nothing is needed");
        };
    }

    private IntervalsSource[] sources(List<WordNeed> needs) {
        return needs.stream().map(this::source).toArray(IntervalsSource[]::new);
    }
}

package dev.earmark.search.lucene;

import dev.earmark.search.line.Need;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.util.BytesRef;

/** Says in intervals what a run must hold. */
final class NeedIntervals {

    private final SegmentFacts segments;

    NeedIntervals(SegmentFacts segments) {
        this.segments = segments;
    }

    /** Empty when every run may match. */
    Optional<IntervalsSource> of(Need need) {
        return need instanceof Need.Nothing ? Optional.empty() : Optional.of(source(need));
    }

    private IntervalsSource source(Need need) {
        return switch (need) {
            case Need.Heard heard -> new HeardIntervals(heard, segments);
            case Need.Term(String term) -> Intervals.term(new BytesRef(term));
            case Need.InOrder(List<Need> parts) -> Intervals.ordered(sources(parts));
            case Need.AtLeast(int least, List<Need> parts) when least == parts.size() -> Intervals.unordered(sources(parts));
            case Need.AtLeast(int least, List<Need> parts) -> Intervals.atLeast(least, sources(parts));
            case Need.Either(List<Need> choices) -> Intervals.or(false, sources(choices));
            case Need.Nothing _ -> throw new IllegalArgumentException("nothing is needed");
        };
    }

    private IntervalsSource[] sources(List<Need> needs) {
        return needs.stream().map(this::source).toArray(IntervalsSource[]::new);
    }
}

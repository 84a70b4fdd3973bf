package dev.earmark.search.lucene;

import dev.earmark.search.line.WordNeed;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The places of a word and of all that may be taken for it; which words these are is worked out for each segment. */
final class HeardIntervals extends IntervalsSource {

    private final WordNeed.Heard needed;
    private final SegmentFacts segments;
    private final Deadline deadline;

    HeardIntervals(WordNeed.Heard needed, SegmentFacts segments, Deadline deadline) {
        this.needed = needed;
        this.segments = segments;
        this.deadline = deadline;
    }

    private @Nullable IntervalsSource in(LeafReaderContext context) throws IOException {
        deadline.check(); // there may be thousands of words for each of many
        List<BytesRef> terms = segments.terms(context.reader(), needed);
        return switch (terms.size()) {
            case 0 -> null;
            case 1 -> Intervals.term(terms.getFirst());
            default -> Intervals.or(false, terms.stream().map(Intervals::term).toList());
        };
    }

    @Override
    public @Nullable IntervalIterator intervals(String field, LeafReaderContext context) throws IOException {
        IntervalsSource source = in(context);
        return source == null ? null : source.intervals(field, context);
    }

    @Override
    public @Nullable IntervalMatchesIterator matches(String field, LeafReaderContext context, int doc) throws IOException {
        IntervalsSource source = in(context);
        return source == null ? null : source.matches(field, context, doc);
    }

    @Override
    public void visit(String field, QueryVisitor visitor) {
        visitor.visitLeaf(new org.apache.lucene.queries.intervals.IntervalQuery(field, this));
    }

    @Override
    public int minExtent() {
        return 1;
    }

    @Override
    public Collection<IntervalsSource> pullUpDisjunctions() {
        return List.of(this);
    }

    @Override
    public int hashCode() {
        return Objects.hash(needed, IndexSearcher.class);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeardIntervals heard && heard.needed.equals(needed);
    }

    @Override
    public String toString() {
        return "heard(" + needed + ")";
    }
}

package dev.earmark.search.lucene;

import dev.earmark.search.line.WordNeed;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** The places of a word, and of all that may be taken for it, in some runs of one segment; it is asked about no other. For one search. */
final class WordIntervals extends IntervalsSource {

    private final WordNeed word;
    private final NeededRuns words;
    private final FixedBitSet runs;

    WordIntervals(WordNeed word, NeededRuns words, FixedBitSet runs) {
        this.word = word;
        this.words = words;
        this.runs = runs;
    }

    @Override
    public IntervalIterator intervals(String field, LeafReaderContext context) throws IOException {
        return words.places(word, runs);
    }

    /** What is marked in a hit, {@link Pages} works out. */
    @Override
    public @Nullable IntervalMatchesIterator matches(String field, LeafReaderContext context, int doc) {
        return null;
    }

    @Override
    public void visit(String field, QueryVisitor visitor) {
        visitor.visitLeaf(new IntervalQuery(field, this));
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
        return Objects.hash(WordIntervals.class, word);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordIntervals same && same.word.equals(word) && same.words == words && same.runs == runs;
    }

    @Override
    public String toString() {
        return "heard(" + word + ")";
    }
}

package dev.earmark.search.lucene;

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
import org.jspecify.annotations.Nullable;

/** Those of some places that are not longer than so many words; of any length in a run that holds a sound that says nothing. */
final class WithinIntervals extends IntervalsSource {

    private final int most;
    private final IntervalsSource places;
    private final IntervalsSource fillers;

    WithinIntervals(int most, IntervalsSource places, IntervalsSource fillers) {
        this.most = most;
        this.places = places;
        this.fillers = fillers;
    }

    @Override
    public @Nullable IntervalIterator intervals(String field, LeafReaderContext context) throws IOException {
        IntervalIterator all = places.intervals(field, context);
        return all == null ? null : new Short(all, fillers.intervals(field, context));
    }

    /** For one thread. */
    private final class Short extends IntervalIterator {

        private final IntervalIterator all;
        private final @Nullable IntervalIterator sounds;

        Short(IntervalIterator all, @Nullable IntervalIterator sounds) {
            this.all = all;
            this.sounds = sounds;
        }

        @Override
        public int nextInterval() throws IOException {
            int start = all.nextInterval();
            while (start != NO_MORE_INTERVALS && all.end() - start >= most && !loose()) {
                start = all.nextInterval();
            }
            return start;
        }

        private boolean loose() throws IOException {
            return sounds != null && (sounds.docID() < all.docID() ? sounds.advance(all.docID()) : sounds.docID()) == all.docID();
        }

        @Override
        public int start() {
            return all.start();
        }

        @Override
        public int end() {
            return all.end();
        }

        @Override
        public int gaps() {
            return all.gaps();
        }

        @Override
        public float matchCost() {
            return all.matchCost();
        }

        @Override
        public int docID() {
            return all.docID();
        }

        @Override
        public int nextDoc() throws IOException {
            return all.nextDoc();
        }

        @Override
        public int advance(int target) throws IOException {
            return all.advance(target);
        }

        @Override
        public long cost() {
            return all.cost();
        }
    }

    @Override
    public @Nullable IntervalMatchesIterator matches(String field, LeafReaderContext context, int doc) throws IOException {
        return places.matches(field, context, doc);
    }

    @Override
    public void visit(String field, QueryVisitor visitor) {
        visitor.visitLeaf(new IntervalQuery(field, this));
    }

    @Override
    public int minExtent() {
        return places.minExtent();
    }

    @Override
    public Collection<IntervalsSource> pullUpDisjunctions() {
        return List.of(this);
    }

    @Override
    public int hashCode() {
        return Objects.hash(WithinIntervals.class, most, places);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WithinIntervals within && within.most == most && within.places.equals(places);
    }

    @Override
    public String toString() {
        return "within(" + most + ", " + places + ")";
    }
}

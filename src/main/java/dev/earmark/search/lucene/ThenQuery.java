package dev.earmark.search.lucene;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Turns that fit one query, of whose next turns in the same interaction one fits another, or none. All fit equally well. */
final class ThenQuery extends Query {

    private final Query first;
    private final Query next;
    private final int within;
    private final boolean absent;
    private final SegmentFacts segments;

    ThenQuery(Query first, Query next, int within, boolean absent, SegmentFacts segments) {
        this.first = first;
        this.next = next;
        this.within = within;
        this.absent = absent;
        this.segments = segments;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query one = first.rewrite(searcher);
        Query other = next.rewrite(searcher);
        return one == first && other == next ? this : new ThenQuery(one, other, within, absent, segments);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight one = searcher.createWeight(first, ScoreMode.COMPLETE_NO_SCORES, 1);
        Weight other = searcher.createWeight(next, ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                Scorer begin = one.scorer(context);
                if (begin == null) {
                    return null;
                }
                Scorer follow = other.scorer(context);
                DocIdSetIterator following = follow == null ? DocIdSetIterator.empty() : follow.iterator();
                TwoPhaseIterator pairs = new Pairs(begin, following, segments.map(context.reader()));
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, pairs));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return one.isCacheable(context) && other.isCacheable(context);
            }
        };
    }

    /** Looks behind each turn that fits the first. */
    private final class Pairs extends TwoPhaseIterator {

        private final @Nullable TwoPhaseIterator doubtful;
        private final DocIdSetIterator following;
        private final SegmentMap map;

        Pairs(Scorer first, DocIdSetIterator following, SegmentMap map) {
            super(first.twoPhaseIterator() == null ? first.iterator() : first.twoPhaseIterator().approximation());
            this.doubtful = first.twoPhaseIterator();
            this.following = following;
            this.map = map;
        }

        @Override
        public boolean matches() throws IOException {
            if (doubtful != null && !doubtful.matches()) {
                return false;
            }
            int turn = approximation().docID();
            int last = Math.min(turn + within, map.heads()[turn] - 1);
            int found = following.docID() > turn ? following.docID() : following.advance(turn + 1);
            return absent != found <= last;
        }

        @Override
        public float matchCost() {
            return 100 + (doubtful == null ? 0 : doubtful.matchCost());
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && other instanceof ThenQuery then && then.first.equals(first) && then.next.equals(next)
                && then.within == within && then.absent == absent;
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), first, next, within, absent);
    }

    @Override
    public String toString(String field) {
        return first + (absent ? " then not " : " then ") + next + " within " + within;
    }
}

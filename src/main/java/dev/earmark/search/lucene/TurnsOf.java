package dev.earmark.search.lucene;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** All turns of the interactions whose heads fit a query. */
final class TurnsOf extends Query {

    private final Query heads;
    private final SegmentFacts segments;

    TurnsOf(Query heads, SegmentFacts segments) {
        this.heads = heads;
        this.segments = segments;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = heads.rewrite(searcher);
        return rewritten == heads ? this : new TurnsOf(rewritten, segments);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight inner = searcher.createWeight(heads, ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                Scorer fitting = inner.scorer(context);
                return fitting == null ? null : new DefaultScorerSupplier(
                        new ConstantScoreScorer(score(), mode, new Turns(fitting.iterator(), segments.map(context.reader()))));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return inner.isCacheable(context);
            }
        };
    }

    /** The turns before each head. */
    private static final class Turns extends DocIdSetIterator {

        private final DocIdSetIterator heads;
        private final SegmentMap map;
        private int doc = -1;

        Turns(DocIdSetIterator heads, SegmentMap map) {
            this.heads = heads;
            this.map = map;
        }

        @Override
        public int docID() {
            return doc;
        }

        @Override
        public int nextDoc() throws IOException {
            return advance(doc + 1);
        }

        @Override
        public int advance(int target) throws IOException {
            if (target == NO_MORE_DOCS) {
                doc = NO_MORE_DOCS;
                return doc;
            }
            int head = heads.docID() > target ? heads.docID() : heads.advance(target + 1);
            while (head != NO_MORE_DOCS && (head == 0 || map.heads()[head - 1] != head)) {
                head = heads.nextDoc(); // of a conversation without turns
            }
            doc = head == NO_MORE_DOCS ? NO_MORE_DOCS : Math.max(target, map.begin(head - 1));
            return doc;
        }

        @Override
        public long cost() {
            return heads.cost() * 30;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && ((TurnsOf) other).heads.equals(heads);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), heads);
    }

    @Override
    public String toString(String field) {
        return "turns of (" + heads + ")";
    }
}

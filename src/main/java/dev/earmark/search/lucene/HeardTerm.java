package dev.earmark.search.lucene;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterDocIdSetIterator;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** A term in turns that a recogniser wrote down; nobody misheard what was typed. */
final class HeardTerm extends Query {

    private final TermQuery term;
    private final SegmentFacts segments;

    HeardTerm(TermQuery term, SegmentFacts segments) {
        this.term = term;
        this.segments = segments;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        return new FilterWeight(this, term.createWeight(searcher, mode, boost)) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                ScorerSupplier all = in.scorerSupplier(context);
                FixedBitSet heard = all == null ? null : segments.map(context.reader()).heard();
                return all == null || heard == null ? null : new ScorerSupplier() {
                    @Override
                    public Scorer get(long leadCost) throws IOException {
                        return new Heard(all.get(leadCost), heard);
                    }

                    @Override
                    public long cost() {
                        return all.cost();
                    }
                };
            }
        };
    }

    private static final class Heard extends Scorer {

        private final Scorer all;
        private final FixedBitSet heard;
        private final DocIdSetIterator docs;

        Heard(Scorer all, FixedBitSet heard) {
            this.all = all;
            this.heard = heard;
            this.docs = new FilterDocIdSetIterator(all.iterator()) {
                @Override
                public int nextDoc() throws IOException {
                    return first(in.nextDoc());
                }

                @Override
                public int advance(int target) throws IOException {
                    return first(in.advance(target));
                }

                private int first(int doc) throws IOException {
                    int one = doc;
                    while (one != NO_MORE_DOCS && !heard.get(one)) {
                        one = in.nextDoc();
                    }
                    return one;
                }
            };
        }

        @Override
        public DocIdSetIterator iterator() {
            return docs;
        }

        @Override
        public int docID() {
            return docs.docID();
        }

        @Override
        public float score() throws IOException {
            return all.score();
        }

        @Override
        public void setMinCompetitiveScore(float least) throws IOException {
            all.setMinCompetitiveScore(least);
        }

        @Override
        public int advanceShallow(int target) throws IOException {
            return all.advanceShallow(target);
        }

        @Override
        public float getMaxScore(int upTo) throws IOException {
            return all.getMaxScore(upTo);
        }

        @Override
        public void nextDocsAndScores(int upTo, Bits live, DocAndFloatFeatureBuffer buffer) throws IOException {
            do {
                all.nextDocsAndScores(upTo, live, buffer);
                if (buffer.size == 0) {
                    return;
                }
                int kept = 0;
                for (int i = 0; i < buffer.size; i++) {
                    if (heard.get(buffer.docs[i])) {
                        buffer.docs[kept] = buffer.docs[i];
                        buffer.features[kept++] = buffer.features[i];
                    }
                }
                buffer.size = kept;
            } while (buffer.size == 0);
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        term.visit(visitor);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && ((HeardTerm) other).term.equals(term);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), term);
    }

    @Override
    public String toString(String field) {
        return "heard(" + term.toString(field) + ")";
    }
}

package dev.earmark.search.lucene;

import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Documents that are known already, of one reader. */
final class TheseDocs extends Query {

    private final Object reader;
    private final int[] docs;

    /** @param docs ascending */
    TheseDocs(IndexReader reader, int[] docs) {
        this.reader = reader.getContext().id();
        this.docs = docs;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) {
                FixedBitSet here = new FixedBitSet(context.reader().maxDoc());
                Arrays.stream(docs).map(doc -> doc - context.docBase).filter(doc -> doc >= 0 && doc < here.length()).forEach(here::set);
                DocIdSetIterator iterator = new BitSetIterator(here, docs.length);
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, iterator));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && ((TheseDocs) other).reader.equals(reader) && Arrays.equals(((TheseDocs) other).docs, docs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), reader, Arrays.hashCode(docs));
    }

    @Override
    public String toString(String field) {
        return docs.length + " documents";
    }
}

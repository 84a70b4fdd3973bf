package dev.earmark.search.lucene;

import dev.earmark.search.line.WordNeed;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Runs that hold what is needed: first those that hold the words, then, of these, those where they stand as they must. For one search. */
final class NeedQuery extends Query {

    private final WordNeed need;
    private final SegmentFacts segments;
    private final Deadline deadline;

    NeedQuery(WordNeed need, SegmentFacts segments, Deadline deadline) {
        this.need = need;
        this.segments = segments;
        this.deadline = deadline;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                NeededRuns words = new NeededRuns(context.reader(), segments, deadline);
                FixedBitSet runs = words.of(need);
                int holding = runs.cardinality();
                if (holding == 0) {
                    return null;
                }
                DocIdSetIterator all = new BitSetIterator(runs, holding);
                Scorer scorer = NeedIntervals.inPlaces(need)
                        ? new ConstantScoreScorer(score(), mode, standing(all, new NeedIntervals(words, runs), context))
                        : new ConstantScoreScorer(score(), mode, all);
                return new DefaultScorerSupplier(scorer);
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false; // nobody asks for the same twice within a search
            }
        };
    }

    private TwoPhaseIterator standing(DocIdSetIterator holding, NeedIntervals places, LeafReaderContext context) throws IOException {
        IntervalIterator standing = places.of(need).intervals(IndexFields.LINE, context);
        return new TwoPhaseIterator(holding) {
            @Override
            public boolean matches() throws IOException {
                int run = approximation.docID();
                int at = standing.docID() < run ? standing.advance(run) : standing.docID();
                return at == run && standing.nextInterval() != IntervalIterator.NO_MORE_INTERVALS;
            }

            @Override
            public float matchCost() {
                return standing.matchCost();
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && ((NeedQuery) other).need.equals(need);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), need);
    }

    @Override
    public String toString(String field) {
        return "holding(" + need + ")";
    }
}

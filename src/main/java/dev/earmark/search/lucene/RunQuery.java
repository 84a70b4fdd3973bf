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

/**
 * Turns of runs that a check lets pass. Which runs are looked at says another query: it finds the first turn of every run that may pass.
 * All turns that pass fit equally well.
 */
final class RunQuery extends Query {

    private final Query candidates;
    private final Object what;
    private final RunCheck check;
    private final SegmentFacts segments;
    private final @Nullable Query sure;
    private final boolean complete;

    /**
     * @param sure finds runs that need no check when they are one turn alone; null when all do
     * @param complete whether {@code sure} finds all of those that are one turn alone
     * @param what is looked for: two queries for the same with the same candidates are equal
     */
    RunQuery(Query candidates, @Nullable Query sure, boolean complete, Object what, RunCheck check, SegmentFacts segments) {
        this.candidates = candidates;
        this.sure = sure;
        this.complete = complete;
        this.what = what;
        this.check = check;
        this.segments = segments;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = candidates.rewrite(searcher);
        Query surely = sure == null ? null : sure.rewrite(searcher);
        return rewritten == candidates && surely == sure ? this : new RunQuery(rewritten, surely, complete, what, check, segments);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight inner = searcher.createWeight(candidates, ScoreMode.COMPLETE_NO_SCORES, 1);
        Weight surely = sure == null ? null : searcher.createWeight(sure, ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                ScorerSupplier runs = inner.scorerSupplier(context);
                return runs == null ? null : new ScorerSupplier() {
                    @Override
                    public Scorer get(long leadCost) throws IOException {
                        CandidateTurns turns = new CandidateTurns(runs.get(leadCost).iterator(), segments.map(context.reader()));
                        Scorer known = surely == null ? null : surely.scorer(context);
                        DocIdSetIterator unchecked = known == null ? DocIdSetIterator.empty() : known.iterator();
                        return new ConstantScoreScorer(score(), mode,
                                new CheckedTurns(turns, unchecked, complete, context.reader(), check, segments.sound(),
                                        searcher.getTimeout()));
                    }

                    @Override
                    public long cost() {
                        return runs.cost();
                    }
                };
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false; // to cache it, every candidate would be looked at
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && ((RunQuery) other).what.equals(what) && ((RunQuery) other).candidates.equals(candidates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), what, candidates);
    }

    @Override
    public String toString(String field) {
        return "runs(" + what + ")";
    }
}

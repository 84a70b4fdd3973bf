package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.SoundAlike;
import java.io.IOException;
import java.util.BitSet;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;

/** Of candidate turns, those that a check lets pass; a run is looked at once. For one thread. */
final class CheckedTurns extends TwoPhaseIterator {

    /** About so many comparisons of a number does a check cost. */
    private static final float COST = 2_000;
    /** A check is short, but there may be as many as there are turns, and Lucene looks at the clock ever more rarely. */
    private static final int CHECKS_A_LOOK = 16;

    private final CandidateTurns turns;
    private final DocIdSetIterator sure;
    private final boolean complete;
    private final RunCheck check;
    private final SoundAlike sound;
    private final @Nullable QueryTimeout timeout;
    private final RunWords words;
    private final java.util.Map<Integer, BitSet> passed = new java.util.HashMap<>();
    private int block = -1;
    private int checks;

    /**
     * @param sure runs that need no check when they are one turn alone
     * @param complete whether there are no others of these
     */
    CheckedTurns(CandidateTurns turns, DocIdSetIterator sure, boolean complete, LeafReader reader, RunCheck check, SoundAlike sound,
            @Nullable QueryTimeout timeout) {
        super(turns);
        this.turns = turns;
        this.sure = sure;
        this.complete = complete;
        this.check = check;
        this.sound = sound;
        this.timeout = timeout;
        this.words = new RunWords(reader);
    }

    @Override
    public boolean matches() throws IOException {
        SegmentMap map = turns.map();
        if ((complete || isSure(turns.docID())) && map.isAlone(turns.docID())) {
            return isSure(turns.docID());
        }
        int begin = map.begin(turns.docID());
        if (begin != block) {
            block = begin;
            passed.clear();
        }
        BitSet fitting = passed.get(turns.run());
        if (fitting == null) {
            fitting = look(turns.run());
            passed.put(turns.run(), fitting);
        }
        return fitting.get(map.numbers()[turns.docID()]);
    }

    private boolean isSure(int doc) throws IOException {
        return (sure.docID() < doc ? sure.advance(doc) : sure.docID()) == doc;
    }

    private BitSet look(int run) throws IOException {
        if (timeout != null && ++checks % CHECKS_A_LOOK == 0 && timeout.shouldExit()) {
            throw Deadline.tooSlow();
        }
        Records.HeardRun heard = words.of(run);
        return check.turns(heard.run(), new Ear(heard.hearing(), heard.agentNames(), heard.customerNames(), sound));
    }

    @Override
    public float matchCost() {
        return COST;
    }

    /** The words of runs; asked in any order, unlike what Lucene gives. */
    private static final class RunWords {

        private final LeafReader reader;
        private BinaryDocValues values;
        private int last = -1;

        RunWords(LeafReader reader) {
            this.reader = reader;
            this.values = org.apache.lucene.index.DocValues.emptyBinary();
        }

        Records.HeardRun of(int doc) throws IOException {
            if (last < 0 || doc < last) {
                values = org.apache.lucene.index.DocValues.getBinary(reader, IndexFields.RUN_WORDS);
            }
            last = doc;
            if (!values.advanceExact(doc)) {
                throw new org.apache.lucene.index.CorruptIndexException("a run has no words", reader.toString());
            }
            return Records.run(values.binaryValue());
        }
    }
}

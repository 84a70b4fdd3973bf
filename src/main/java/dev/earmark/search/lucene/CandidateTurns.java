package dev.earmark.search.lucene;

import java.io.IOException;
import java.util.BitSet;
import org.apache.lucene.search.DocIdSetIterator;

/** All turns of the runs whose first turns another iterator gives, in order; runs of the two parties interlock. For one thread. */
final class CandidateTurns extends DocIdSetIterator {

    private final DocIdSetIterator firsts;
    private final SegmentMap map;
    private final BitSet turns = new BitSet();
    private int base;
    private int doc = -1;

    CandidateTurns(DocIdSetIterator firsts, SegmentMap map) {
        this.firsts = firsts;
        this.map = map;
    }

    /** The first document of the run of the present turn. */
    int run() {
        return map.runs()[doc];
    }

    SegmentMap map() {
        return map;
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
        int wanted = target;
        int next = turns.isEmpty() || wanted < base ? -1 : turns.nextSetBit(wanted - base);
        while (next < 0) {
            if (wanted >= map.numbers().length || !block(wanted)) {
                doc = NO_MORE_DOCS;
                return doc;
            }
            next = turns.nextSetBit(Math.max(0, wanted - base));
            wanted = Math.max(wanted, base + (next < 0 ? turns.length() : 0));
        }
        doc = base + next;
        return doc;
    }

    /** Gathers the turns of all candidates in the next interaction that has any; false when there is none. */
    private boolean block(int target) throws IOException {
        int from = map.isTurn(target) ? map.begin(target) : target;
        int first = firsts.docID() < from ? firsts.advance(from) : firsts.docID();
        if (first == NO_MORE_DOCS) {
            return false;
        }
        base = map.begin(first);
        turns.clear();
        int end = map.heads()[first];
        BitSet runs = new BitSet();
        for (int run = first; run < end; run = firsts.nextDoc()) {
            runs.set(run - base);
        }
        for (int turn = base; turn < end; turn++) {
            int run = map.runs()[turn];
            turns.set(turn - base, run >= 0 && runs.get(run - base));
        }
        return true;
    }

    @Override
    public long cost() {
        return firsts.cost();
    }
}

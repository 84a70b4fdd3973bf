package dev.earmark.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/** Places of one word in order: each the run, and the token in the run. For one thread. */
final class RunPlaces extends IntervalIterator {

    private static final float A_STEP = 1;

    private final long[] places;
    private final int size;
    private int from;
    private int at = -1;
    private int doc = -1;

    private RunPlaces(long[] places, int size) {
        this.places = places;
        this.size = size;
    }

    private static int run(long place) {
        return (int) (place >>> Integer.SIZE);
    }

    @Override
    public int docID() {
        return doc;
    }

    @Override
    public int nextDoc() {
        return advance(doc + 1);
    }

    @Override
    public int advance(int target) {
        while (from < size && run(places[from]) < target) {
            from++;
        }
        doc = from == size ? NO_MORE_DOCS : run(places[from]);
        at = -1;
        return doc;
    }

    @Override
    public long cost() {
        return size;
    }

    @Override
    public int nextInterval() {
        at = at == -1 ? from : at + 1;
        if (at >= size || run(places[at]) != doc) {
            at = size;
        }
        return start();
    }

    @Override
    public int start() {
        return at == -1 ? -1 : at == size ? NO_MORE_INTERVALS : (int) places[at];
    }

    @Override
    public int end() {
        return start();
    }

    @Override
    public int gaps() {
        return 0;
    }

    @Override
    public float matchCost() {
        return A_STEP;
    }

    /** Gathers places in any order. For one use. */
    static final class Builder {

        private long[] places = new long[64];
        private int size;

        /** @param longer whether the list holds more runs than are asked about */
        void add(PostingsEnum list, boolean longer, FixedBitSet runs) throws IOException {
            if (longer) {
                for (int run = next(runs, 0); run != NO_MORE_DOCS; run = next(runs, run + 1)) {
                    int stands = list.docID() < run ? list.advance(run) : list.docID();
                    if (stands == NO_MORE_DOCS) {
                        return;
                    } else if (stands == run) {
                        add(list);
                    }
                }
            } else {
                for (int run = list.nextDoc(); run != NO_MORE_DOCS; run = list.nextDoc()) {
                    if (runs.get(run)) {
                        add(list);
                    }
                }
            }
        }

        private static int next(FixedBitSet runs, int from) {
            return from >= runs.length() ? NO_MORE_DOCS : runs.nextSetBit(from);
        }

        private void add(PostingsEnum list) throws IOException {
            for (int left = list.freq(); left > 0; left--) {
                places = ArrayUtil.grow(places, size + 1);
                places[size++] = (long) list.docID() << Integer.SIZE | list.nextPosition();
            }
        }

        RunPlaces sorted() {
            Arrays.sort(places, 0, size);
            return new RunPlaces(places, size);
        }
    }
}

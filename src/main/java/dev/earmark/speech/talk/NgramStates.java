package dev.earmark.speech.talk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/** A back-off model as the states of a file of OpenFst's type {@code ngram}; the layout stands at {@link NgramFst}. */
final class NgramStates {

    private static final int LONG_BITS = Long.SIZE;
    private static final int COUNTS = 3;

    private final BackoffModel model;
    private final int states;
    private final BitSet ending = new BitSet();
    private int futures;

    NgramStates(BackoffModel model) {
        this.model = model;
        this.states = model.contexts();
        for (int state = 0; state < states; state++) {
            int count = model.to(state) - model.from(state);
            if (count > 0 && model.word(model.to(state) - 1) == BackoffModel.END) {
                ending.set(state);
                count--;
            }
            futures += count;
        }
    }

    byte[] bytes() {
        int ends = ending.cardinality();
        int longs = COUNTS + longs(2 * states + 1) + longs(futures + states + 1) + longs(states);
        ByteBuffer out = ByteBuffer.allocate(longs * Long.BYTES + (states + 1 + futures) * Integer.BYTES
                + (states + 1 + ends + futures + 1) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(states).putLong(futures).putLong(ends);
        put(out, children(), 2 * states + 1);
        put(out, following(), futures + states + 1);
        put(out, ending, states);
        out.putInt(-1);
        for (int state = 1; state < states; state++) {
            long context = model.context(state);
            out.putInt(BackoffModel.length(context) == 1 ? BackoffModel.recent(context) : BackoffModel.older(context));
        }
        out.putInt(0);
        words(out);
        costs(out);
        return out.array();
    }

    private BitSet children() {
        BitSet bits = new BitSet();
        bits.set(0);
        int bit = 2;
        int child = 1;
        for (int state = 0; state < states; state++) {
            for (; child < states && model.find(BackoffModel.shorter(model.context(child))) == state; child++) {
                bits.set(bit++);
            }
            bit++;
        }
        if (child != states) {
            throw new IllegalArgumentException("a context of two words without that of its recent word");
        }
        return bits;
    }

    private BitSet following() {
        BitSet bits = new BitSet();
        int bit = 1;
        for (int state = 0; state < states; state++) {
            int count = model.to(state) - model.from(state) - (ending.get(state) ? 1 : 0);
            bits.set(bit, bit + count);
            bit += count + 1;
        }
        return bits;
    }

    private void words(ByteBuffer out) {
        for (int place = 0; place < model.size(); place++) {
            if (model.word(place) != BackoffModel.END) {
                out.putInt(model.word(place));
            }
        }
    }

    private void costs(ByteBuffer out) {
        out.putFloat(Float.POSITIVE_INFINITY);
        for (int state = 1; state < states; state++) {
            out.putFloat(cost(model.weight(state)));
        }
        out.putFloat(0);
        for (int place = 0; place < model.size(); place++) {
            if (model.word(place) == BackoffModel.END) {
                out.putFloat(cost(model.probability(place)));
            }
        }
        for (int place = 0; place < model.size(); place++) {
            if (model.word(place) != BackoffModel.END) {
                out.putFloat(cost(model.probability(place)));
            }
        }
        out.putFloat(0);
    }

    private static float cost(double probability) {
        return (float) -StrictMath.log(probability);
    }

    private static int longs(int bits) {
        return (bits + LONG_BITS - 1) / LONG_BITS;
    }

    private static void put(ByteBuffer out, BitSet bits, int count) {
        long[] values = bits.toLongArray();
        for (int i = 0; i < longs(count); i++) {
            out.putLong(i < values.length ? values[i] : 0);
        }
    }
}

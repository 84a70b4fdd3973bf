package dev.earmark.playbook;

import dev.earmark.playbook.trait.MeaningSketch;

/** The middle of several sketches: in each bit what most of them have. For one thread. */
final class SenseVotes {

    private static final int BITS = 256;
    /** More do not move the middle. */
    private static final int MOST = 400;

    private final int[] votes = new int[BITS];
    private int size;
    private int voted;

    void add(MeaningSketch sketch) {
        size++;
        if (voted == MOST) {
            return;
        }
        voted++;
        add(sketch.a(), 0);
        add(sketch.b(), Long.SIZE);
        add(sketch.c(), 2 * Long.SIZE);
        add(sketch.d(), 3 * Long.SIZE);
    }

    private void add(long bits, int from) {
        for (int i = 0; i < Long.SIZE; i++) {
            votes[from + i] += (int) (bits >>> i & 1);
        }
    }

    int size() {
        return size;
    }

    MeaningSketch elected() {
        long[] bits = new long[BITS / Long.SIZE];
        for (int i = 0; i < BITS; i++) {
            bits[i / Long.SIZE] |= votes[i] * 2 > voted ? 1L << i : 0;
        }
        return new MeaningSketch(bits[0], bits[1], bits[2], bits[3]);
    }
}

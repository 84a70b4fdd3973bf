package dev.earmark.playbook;

import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.SaidStems;
import dev.earmark.playbook.trait.Saying;
import dev.earmark.playbook.trait.Situation;
import dev.earmark.search.line.Stems;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/** Rows of two to four stems as numbers, and how many calls have each: millions of them in tens of megabytes. For one thread. */
final class PhraseTable {

    static final int SHORTEST = 2;
    static final int LONGEST = 4;
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    /** Beyond so many different ones, new ones are not counted: what is frequent came earlier. */
    private static final int MOST = 6_000_000;

    private long[] keys = new long[1 << 16];
    private int[] counts = new int[1 << 16];
    private int size;

    /** Each row of stems in each situation of a call, once a call. */
    static long[] of(CallTraits call) {
        long[] found = new long[64];
        int n = 0;
        for (Saying saying : call.sayings()) {
            List<String> stems = saying.stems();
            for (int from = 0; from < stems.size(); from++) {
                for (int length = SHORTEST; length <= LONGEST && from + length <= stems.size(); length++) {
                    long key = key(saying.situation(), stems.subList(from, from + length));
                    if (key != 0) {
                        found = n == found.length ? Arrays.copyOf(found, n * 2) : found;
                        found[n++] = key;
                    }
                }
            }
        }
        return Arrays.stream(found, 0, n).distinct().toArray();
    }

    /** 0 for what is no phrase: with a gap in it, or of words that say nothing by themselves. */
    static long key(Situation situation, List<String> stems) {
        long hash = situation.ordinal() + 1;
        boolean telling = false;
        for (String stem : stems) {
            if (stem.equals(SaidStems.GAP)) {
                return 0;
            }
            telling |= !Stems.stopWord(stem);
            hash = mixed(hash * PRIME + stem.hashCode());
        }
        return telling ? hash : 0;
    }

    private static long mixed(long hash) {
        long h = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }

    void count(long[] distinct) {
        for (long key : distinct) {
            int slot = slot(keys, key);
            if (keys[slot] == 0 && size >= MOST) {
                continue;
            }
            size += keys[slot] == 0 ? 1 : 0;
            keys[slot] = key;
            counts[slot]++;
            if (size * 2 > keys.length) {
                grow();
            }
        }
    }

    int count(long key) {
        return counts[slot(keys, key)];
    }

    /** Tells each that stands in at least so many calls. */
    void frequent(int least, LongConsumer visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] >= least) {
                visitor.accept(keys[i]);
            }
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    private static int slot(long[] keys, long key) {
        int slot = (int) (key & (keys.length - 1));
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }
}

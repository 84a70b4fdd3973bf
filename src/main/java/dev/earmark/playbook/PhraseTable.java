package dev.earmark.playbook;

import dev.earmark.playbook.trait.CallTraits;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/** How many calls have each phrase: millions of them in tens of megabytes. For one thread. */
final class PhraseTable {

    /** Beyond so many different ones, new ones are not counted: what is frequent came earlier. */
    private static final int MOST = 6_000_000;

    private final PhraseKeys phrases = new PhraseKeys();
    private final Set<Long> found = new LinkedHashSet<>();
    private long[] keys = new long[1 << 16];
    private int[] counts = new int[1 << 16];
    private int size;

    /** Counts each phrase in each situation of a call, once a call. */
    void count(CallTraits call) {
        found.clear();
        call.sayings().forEach(saying -> phrases.each(saying, (_, _, key) -> found.add(key)));
        for (long key : found) {
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

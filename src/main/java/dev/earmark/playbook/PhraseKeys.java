package dev.earmark.playbook;

import dev.earmark.playbook.trait.SaidStems;
import dev.earmark.playbook.trait.Saying;
import dev.earmark.playbook.trait.Situation;
import dev.earmark.search.line.Stems;
import java.util.List;

/**
 * Rows of two to four stems as numbers. No phrase are rows with a gap in them, and rows of words that say nothing by themselves. For one
 * thread.
 */
final class PhraseKeys {

    static final int SHORTEST = 2;
    static final int LONGEST = 4;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private int[] hashes = new int[64];
    private boolean[] gap = new boolean[64];
    private boolean[] telling = new boolean[64];

    /** Is told a phrase of a saying. */
    interface Visitor {

        /** @param from of its first stem @param to behind its last @param key of it in its situation, not 0 */
        void see(int from, int to, long key);
    }

    /** Each phrase of a saying, where it begins first and short before long. */
    void each(Saying saying, Visitor visitor) {
        List<String> stems = saying.stems();
        prepare(stems);
        for (int from = 0; from < stems.size(); from++) {
            long hash = start(saying.situation());
            boolean tells = false;
            int last = Math.min(stems.size(), from + LONGEST);
            for (int at = from; at < last && !gap[at]; at++) {
                hash = mixed(hash * PRIME + hashes[at]);
                tells |= telling[at];
                if (at - from + 1 >= SHORTEST && tells && hash != 0) {
                    visitor.see(from, at + 1, hash);
                }
            }
        }
    }

    private void prepare(List<String> stems) {
        if (stems.size() > hashes.length) {
            hashes = new int[stems.size()];
            gap = new boolean[stems.size()];
            telling = new boolean[stems.size()];
        }
        for (int i = 0; i < stems.size(); i++) {
            String stem = stems.get(i);
            hashes[i] = stem.hashCode();
            gap[i] = stem.equals(SaidStems.GAP);
            telling[i] = !Stems.stopWord(stem);
        }
    }

    private static long start(Situation situation) {
        return situation.ordinal() + 1;
    }

    /** 0 for what is no phrase. */
    static long key(Situation situation, List<String> stems) {
        long hash = start(situation);
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
}

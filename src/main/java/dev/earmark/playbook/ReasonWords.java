package dev.earmark.playbook;

import dev.earmark.search.line.Stems;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The words by which customers begin, as things to be taken off: groups of calls that begin alike are never quite of one reason, and what
 * goes with an easy reason within a group would seem to go with how its calls end. For one thread.
 */
final class ReasonWords {

    private static final int MOST = 60;
    /** With fewer calls for each, they would explain whatever there is. */
    private static final int CALLS_A_WORD = 30;
    private static final double MOST_SHARE = 0.7;
    private static final int LEAST_CALLS = 8;

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, BitSet> calls = new HashMap<>();
    private int learned;

    void learn(List<String> stems) {
        learned++;
        new HashSet<>(stems).stream().filter(stem -> !Stems.stopWord(stem)).forEach(stem -> counts.merge(stem, 1, Integer::sum));
    }

    /** Chooses the most frequent. @param all calls */
    void settle(int all) {
        counts.entrySet().stream().filter(word -> word.getValue() >= LEAST_CALLS && word.getValue() <= MOST_SHARE * learned)
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> word) -> -word.getValue()).thenComparing(Map.Entry::getKey))
                .limit(Math.min(MOST, all / CALLS_A_WORD)).forEach(word -> calls.put(word.getKey(), new BitSet(all)));
        counts.clear();
    }

    void see(List<String> stems, int call) {
        for (String stem : stems) {
            BitSet with = calls.get(stem);
            if (with != null) {
                with.set(call);
            }
        }
    }

    /** The calls that begin with each. */
    List<BitSet> beside() {
        return calls.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
    }
}

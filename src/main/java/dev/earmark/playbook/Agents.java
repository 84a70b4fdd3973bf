package dev.earmark.playbook;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who had each call, as numbers from 0. Immutable by convention; safe for many threads.
 *
 * @param of    each call
 * @param count how many agents there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Agents(int[] of, int count) {

    static Agents of(List<CallFacts> facts) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] of = new int[facts.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = numbers.computeIfAbsent(facts.get(i).agent(), _ -> numbers.size());
        }
        return new Agents(of, numbers.size());
    }

    /** How many agents have at least so many of these calls. */
    int having(BitSet calls, int least) {
        int[] own = new int[count];
        int having = 0;
        for (int call = calls.nextSetBit(0); call >= 0; call = calls.nextSetBit(call + 1)) {
            own[of[call]]++;
            having += own[of[call]] == least ? 1 : 0;
        }
        return having;
    }
}

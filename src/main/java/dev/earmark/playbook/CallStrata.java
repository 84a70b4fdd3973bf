package dev.earmark.playbook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for what makes calls comparable.
 *
 * @param stratum of each call: its queue, reason and period
 * @param agent   of each call
 * @param half    every other call of each agent, in an order that means nothing
 */
record CallStrata(int[] stratum, int[] agent, BitSet half) {

    static CallStrata of(SeenCalls calls) {
        int n = calls.facts().size();
        int[] stratum = new int[n];
        Agents agents = calls.agents();
        Map<List<String>, Integer> strata = new HashMap<>();
        List<List<Integer>> own = new ArrayList<>();
        long[] mixed = new long[n];
        for (int i = 0; i < n; i++) {
            CallFacts facts = calls.facts().get(i);
            String reason = facts.reason().isEmpty() ? "#" + calls.reasons()[i] : facts.reason();
            stratum[i] = strata.computeIfAbsent(List.of(facts.queue(), reason, facts.period()), _ -> strata.size());
            mixed[i] = mixed(facts.id());
            if (agents.of()[i] == own.size()) {
                own.add(new ArrayList<>());
            }
            own.get(agents.of()[i]).add(i);
        }
        BitSet half = new BitSet(n);
        for (List<Integer> one : own) {
            one.sort(Comparator.comparingLong((Integer call) -> mixed[call]).thenComparing(call -> call));
            for (int i = 0; i < one.size(); i += 2) {
                half.set(one.get(i));
            }
        }
        return new CallStrata(stratum, agents.of(), half);
    }

    private static long mixed(String id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}

package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.ComparableCalls;
import dev.earmark.playbook.figure.Comparison;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The calls whose outcome is known, ready to be compared. Immutable by convention; safe for many threads. */
record KnownCalls(ComparableCalls calls, CallStrata strata, BitSet known, BitSet first) {

    static KnownCalls of(SeenCalls calls, double[] outcome) {
        CallStrata strata = CallStrata.of(calls);
        BitSet known = new BitSet(outcome.length);
        for (int i = 0; i < outcome.length; i++) {
            known.set(i, !Double.isNaN(outcome[i]));
        }
        BitSet first = strata.half();
        first.and(known);
        return new KnownCalls(new ComparableCalls(strata.stratum(), strata.agent(), outcome), strata, known, first);
    }

    /** @param which 0 or 1 */
    BitSet half(int which) {
        BitSet half = (BitSet) first.clone();
        if (which == 1) {
            half.flip(0, known.length());
            half.and(known);
        }
        return half;
    }

    Comparison compare(SignSeen seen, BitSet among) {
        return compare(seen, among, List.of());
    }

    /** As {@link ComparableCalls#promise}. */
    double promise(SignSeen seen, BitSet among) {
        return calls.promise(both(seen, among), seen.with(), seen.beside());
    }

    private static BitSet both(SignSeen seen, BitSet among) {
        BitSet both = (BitSet) seen.among().clone();
        both.and(among);
        return both;
    }

    Comparison compare(SignSeen seen, BitSet among, List<BitSet> besides) {
        List<BitSet> taken = new ArrayList<>(seen.beside());
        taken.addAll(besides);
        return calls.compare(both(seen, among), seen.with(), taken);
    }
}

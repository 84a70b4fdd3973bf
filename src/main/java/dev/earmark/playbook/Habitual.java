package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.LogOdds;
import java.util.BitSet;

/**
 * By whom something is done.
 *
 * @param top     share of the best agents' calls with the situation that have it, 0 to 1
 * @param others  the same of the others
 * @param logOdds how much more the best do it, z
 * @param agents  how many agents do it
 */
record Habitual(double top, double others, double logOdds, int agents) {

    static Habitual of(SignSeen seen, Agents agents, BitSet best) {
        int of = seen.among().cardinality();
        int ofBest = common(seen.among(), best);
        int said = seen.with().cardinality();
        int saidByBest = common(seen.with(), best);
        return new Habitual((double) saidByBest / Math.max(1, ofBest), (double) (said - saidByBest) / Math.max(1, of - ofBest),
                LogOdds.z(saidByBest, ofBest, said - saidByBest, of - ofBest), agents.having(seen.with(), 1));
    }

    private static int common(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both.cardinality();
    }
}

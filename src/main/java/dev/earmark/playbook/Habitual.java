package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.LogOdds;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * By whom something is done.
 *
 * @param top     share of the best agents' calls with the situation that have it, 0 to 1
 * @param others  the same of the others
 * @param logOdds how much more the best do it, z
 * @param agents  how many agents do it
 */
record Habitual(double top, double others, double logOdds, int agents) {

    static Habitual of(SignSeen seen, List<CallFacts> facts, BitSet best) {
        int[] said = new int[2];
        int[] of = new int[2];
        Set<String> agents = new HashSet<>();
        for (int i = seen.among().nextSetBit(0); i >= 0; i = seen.among().nextSetBit(i + 1)) {
            int group = best.get(i) ? 0 : 1;
            of[group]++;
            if (seen.with().get(i)) {
                said[group]++;
                agents.add(facts.get(i).agent());
            }
        }
        return new Habitual((double) said[0] / Math.max(1, of[0]), (double) said[1] / Math.max(1, of[1]),
                LogOdds.z(said[0], of[0], said[1], of[1]), agents.size());
    }
}

package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.trait.MeaningSketch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Signs of one situation that mean about the same, joined whatever the outcome: around each sign all that lie within one of a few
 * distances. Because no outcome has a part in it, the groups may be tested on the same calls. Deterministic.
 */
final class SignGroups {

    /** Cosines down to which signs are joined: wordings of one thing lie mostly between them. */
    private static final List<Double> WIDTHS = List.of(0.74, 0.66);
    private static final double MOST_SHARE = 0.9;
    private static final int AKIN = MeaningSketch.differingAt(0.7);
    private static final double SAME_CALLS = 0.3;
    private static final double MORE_THAN_CHANCE = 1.5;

    private SignGroups() {}

    /** The signs themselves, then the groups of more than one, each set of calls once. */
    static List<SignSeen> with(List<SignSeen> signs) {
        List<SignSeen> all = new ArrayList<>(signs);
        Set<Calls> known = new HashSet<>();
        signs.forEach(sign -> known.add(new Calls(sign)));
        for (double width : WIDTHS) {
            int differing = MeaningSketch.differingAt(width);
            for (SignSeen seed : signs) {
                SignSeen group = around(seed, signs, differing);
                if (group.with().cardinality() <= MOST_SHARE * group.among().cardinality() && known.add(new Calls(group))) {
                    all.add(group);
                }
            }
        }
        return all;
    }

    /**
     * Which of them are akin, by number from 0: said in the same calls, or in the same situation with about the same meaning (leader
     * clustering). No outcome has a part in it.
     */
    static int[] families(List<SignSeen> signs) {
        int[] family = new int[signs.size()];
        List<SignSeen> leaders = new ArrayList<>();
        for (int i = 0; i < family.length; i++) {
            SignSeen sign = signs.get(i);
            int found = 0;
            while (found < leaders.size() && !akin(leaders.get(found), sign)) {
                found++;
            }
            if (found == leaders.size()) {
                leaders.add(sign);
            }
            family[i] = found;
        }
        return family;
    }

    private static boolean akin(SignSeen one, SignSeen other) {
        return one.sign().situation() == other.sign().situation() && (one.near(other, AKIN)
                || one.overlap(other) >= SAME_CALLS && one.together(other) >= MORE_THAN_CHANCE);
    }

    /** Which calls have it, of which that could. */
    private record Calls(BitSet among, BitSet with) {

        Calls(SignSeen seen) {
            this(seen.among(), seen.with());
        }
    }

    private static SignSeen around(SignSeen seed, List<SignSeen> signs, int differing) {
        return seed.or(signs.stream().filter(other -> other != seed && other.near(seed, differing)).toList());
    }
}

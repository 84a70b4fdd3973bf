package dev.earmark.eval.playbook;

import dev.earmark.playbook.Sign;
import dev.earmark.playbook.SeenCalls;
import dev.earmark.playbook.SeenCalls.SignSeen;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is usually done: the third of the agents with the best mean, the phrases that they say more than the others, and the outcome of
 * calls with them beside that of all calls without, at p below 0.05. The signs are the finder's own.
 */
final class RawComparison {

    private static final double Z = 1.96;
    private static final int MOST = 20;
    private static final double SAME = 0.3;

    private RawComparison() {}

    /** A phrase that would be recommended, or warned of. */
    record Found(Sign sign, BitSet with, boolean avoid) {}

    private record Ranked(SignSeen seen, double z) {}

    static List<Found> find(SeenCalls calls, double[] outcome) {
        Set<String> best = best(calls, outcome);
        List<Ranked> ranked = new ArrayList<>();
        for (SignSeen seen : calls.signs()) {
            double z = z(seen, outcome);
            if (Math.abs(z) > Z && (z > 0) == (moreByBest(seen, calls, best) > 0)) {
                ranked.add(new Ranked(seen, z));
            }
        }
        ranked.sort(Comparator.comparingDouble(one -> -Math.abs(one.z())));
        List<Found> found = new ArrayList<>();
        for (Ranked one : ranked) {
            if (found.size() < MOST && found.stream().noneMatch(other -> overlap(other.with(), one.seen().with()) > SAME)) {
                found.add(new Found(one.seen().sign(), one.seen().with(), one.z() < 0));
            }
        }
        return found;
    }

    private static Set<String> best(SeenCalls calls, double[] outcome) {
        Map<String, double[]> sums = new HashMap<>();
        for (int i = 0; i < outcome.length; i++) {
            double[] sum = sums.computeIfAbsent(calls.facts().get(i).agent(), _ -> new double[2]);
            sum[0] += outcome[i];
            sum[1]++;
        }
        return sums.entrySet().stream().sorted(Comparator.comparingDouble(entry -> -entry.getValue()[0] / entry.getValue()[1]))
                .limit((sums.size() + 2) / 3).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static double moreByBest(SignSeen seen, SeenCalls calls, Set<String> best) {
        double[] of = new double[2];
        double[] with = new double[2];
        seen.among().stream().forEach(call -> {
            int group = best.contains(calls.facts().get(call).agent()) ? 0 : 1;
            of[group]++;
            with[group] += seen.with().get(call) ? 1 : 0;
        });
        return with[0] / Math.max(1, of[0]) - with[1] / Math.max(1, of[1]);
    }

    private static double z(SignSeen seen, double[] outcome) {
        double[] of = new double[2];
        double[] sum = new double[2];
        seen.among().stream().forEach(call -> {
            int side = seen.with().get(call) ? 0 : 1;
            of[side]++;
            sum[side] += outcome[call];
        });
        double mean = (sum[0] + sum[1]) / (of[0] + of[1]);
        return (sum[0] / of[0] - sum[1] / of[1]) / Math.sqrt(mean * (1 - mean) * (1 / of[0] + 1 / of[1]));
    }

    private static double overlap(BitSet one, BitSet two) {
        BitSet both = (BitSet) one.clone();
        both.and(two);
        return (double) both.cardinality() / (one.cardinality() + two.cardinality() - both.cardinality());
    }
}

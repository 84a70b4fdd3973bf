package dev.earmark.playbook;

import dev.earmark.playbook.figure.ShrunkenShares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ranks agents by an outcome, best first: by shares that are adjusted for the mix of calls and shrunk, never by the raw mean. */
final class Performers {

    private static final int PART_AT_THE_TOP = 3;
    private static final int LEAST_AT_THE_TOP = 2;

    private Performers() {}

    /**
     * @param strata  number of each call's stratum
     * @param outcome of each call, 0 to 1; NaN where it is not known
     * @param least   calls below which an agent is left out
     */
    static List<Performer> ranked(List<CallFacts> facts, int[] strata, double[] outcome, int least) {
        Map<Integer, Tally> usual = new HashMap<>();
        Tally all = new Tally();
        for (int i = 0; i < outcome.length; i++) {
            if (!Double.isNaN(outcome[i])) {
                usual.computeIfAbsent(strata[i], _ -> new Tally()).add(outcome[i]);
                all.add(outcome[i]);
            }
        }
        Map<String, Tally> own = new TreeMap<>();
        Map<String, Tally> expected = new HashMap<>();
        for (int i = 0; i < outcome.length; i++) {
            if (!Double.isNaN(outcome[i])) {
                own.computeIfAbsent(facts.get(i).agent(), _ -> new Tally()).add(outcome[i]);
                expected.computeIfAbsent(facts.get(i).agent(), _ -> new Tally())
                        .add(usual.getOrDefault(strata[i], all).towards(all.mean()));
            }
        }
        own.values().removeIf(tally -> tally.calls < least);
        return ranked(own, expected, all.mean());
    }

    private static List<Performer> ranked(Map<String, Tally> own, Map<String, Tally> expected, double mean) {
        List<String> agents = List.copyOf(own.keySet());
        double[] shares = new double[agents.size()];
        int[] calls = new int[shares.length];
        for (int i = 0; i < shares.length; i++) {
            Tally tally = own.getOrDefault(agents.get(i), new Tally());
            double usual = expected.getOrDefault(agents.get(i), tally).mean();
            shares[i] = Math.min(1, Math.max(0, tally.mean() - usual + mean));
            calls[i] = tally.calls;
        }
        if (shares.length == 0) {
            return List.of();
        }
        ShrunkenShares shrunken = ShrunkenShares.fit(shares, calls);
        List<Performer> ranked = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            ranked.add(new Performer(agents.get(i), calls[i], own.getOrDefault(agents.get(i), new Tally()).mean(),
                    shrunken.shrunk(shares[i], calls[i]), shrunken.margin(shares[i], calls[i]), false));
        }
        ranked.sort(Comparator.comparingDouble(Performer::shrunk).reversed().thenComparing(Performer::agent));
        int top = Math.max(LEAST_AT_THE_TOP, (ranked.size() + PART_AT_THE_TOP - 1) / PART_AT_THE_TOP);
        for (int i = 0; i < Math.min(top, ranked.size()); i++) {
            Performer one = ranked.get(i);
            ranked.set(i, new Performer(one.agent(), one.calls(), one.raw(), one.shrunk(), one.margin(), true));
        }
        return List.copyOf(ranked);
    }

    /** A sum and of how many. */
    private static final class Tally {

        private static final double FEW = 5;

        private double sum;
        private int calls;

        void add(double value) {
            sum += value;
            calls++;
        }

        double mean() {
            return calls == 0 ? 0 : sum / calls;
        }

        /** The mean of few is mostly that of all. */
        double towards(double all) {
            return (sum + all * FEW) / (calls + FEW);
        }
    }
}

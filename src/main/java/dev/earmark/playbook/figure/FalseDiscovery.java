package dev.earmark.playbook.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which of many findings may be believed (Benjamini and Hochberg, "Controlling the false discovery rate", 1995). */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * Of findings that are akin, so that a hundred of them may be one: families are taken first, each by its combined p-value (Simes,
     * "An improved Bonferroni procedure", 1986), then findings within those that were taken, at the rate that the choice of families leaves
     * (Benjamini and Bogomolov, "Selective inference on multiple families of hypotheses", 2014).
     *
     * @param p      of everything that was tried, 0 to 1
     * @param family of each, from 0 without gaps; chosen without a look at any p
     * @param rate   expected share of wrong families among those that are taken, above 0
     * @return the positions of the findings that are taken
     */
    public static BitSet taken(double[] p, int[] family, double rate) {
        List<List<Integer>> members = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            while (members.size() <= family[i]) {
                members.add(new ArrayList<>());
            }
            members.get(family[i]).add(i);
        }
        BitSet families = taken(members.stream().mapToDouble(own -> simes(p, own)).toArray(), rate);
        double within = rate * families.cardinality() / Math.max(1, members.size());
        BitSet taken = new BitSet(p.length);
        families.stream().forEach(one -> {
            List<Integer> own = members.get(one);
            taken(own.stream().mapToDouble(i -> p[i]).toArray(), within).stream().forEach(i -> taken.set(own.get(i)));
        });
        return taken;
    }

    private static double simes(double[] p, List<Integer> own) {
        double[] sorted = own.stream().mapToDouble(i -> p[i]).sorted().toArray();
        double least = 1;
        for (int i = 0; i < sorted.length; i++) {
            least = Math.min(least, sorted[i] * sorted.length / (i + 1));
        }
        return least;
    }

    /**
     * @param p    of everything that was tried, 0 to 1
     * @param rate expected share of wrong ones among those that are taken, above 0
     * @return the positions of those that are taken
     */
    public static BitSet taken(double[] p, double rate) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double limit = -1;
        for (int i = sorted.length - 1; i >= 0 && limit < 0; i--) {
            if (sorted[i] <= rate * (i + 1) / sorted.length) {
                limit = sorted[i];
            }
        }
        BitSet taken = new BitSet(p.length);
        for (int i = 0; i < p.length; i++) {
            if (p[i] <= limit) {
                taken.set(i);
            }
        }
        return taken;
    }
}

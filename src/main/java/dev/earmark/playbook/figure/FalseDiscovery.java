package dev.earmark.playbook.figure;

import java.util.Arrays;
import java.util.BitSet;

/** Which of many findings may be believed (Benjamini and Hochberg, "Controlling the false discovery rate", 1995). */
public final class FalseDiscovery {

    private FalseDiscovery() {}

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

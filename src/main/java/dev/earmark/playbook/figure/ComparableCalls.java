package dev.earmark.playbook.figure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Compares calls with something and calls without, among comparable ones: within queue, reason and period (a stratum), and within the calls
 * of one agent, so that neither an easy mix of calls nor an agent who is good for other reasons counts.
 *
 * <p>The difference is that of least squares with an effect for each stratum and one for each agent, computed by taking their means off in
 * turn until nothing moves (Frisch and Waugh 1933, Lovell 1963). For one factor that is the Mantel–Haenszel difference: strata weigh
 * {@code with · without / all}. The standard error is the larger of the usual one and the one that holds where the spread differs
 * (White 1980, HC1). Safe for many threads.
 */
public final class ComparableCalls {

    private final int[] stratum;
    private final int[] agent;
    private final int strata;
    private final int groups;
    private final double[] outcome;

    /**
     * @param stratum of each call, from 0
     * @param agent   of each call, from 0
     * @param outcome of each call; NaN where it is not known
     */
    public ComparableCalls(int[] stratum, int[] agent, double[] outcome) {
        this.stratum = stratum.clone();
        this.strata = Arrays.stream(stratum).max().orElse(-1) + 1;
        this.agent = Arrays.stream(agent).map(one -> one + strata).toArray();
        this.groups = strata + Arrays.stream(agent).max().orElse(-1) + 1;
        this.outcome = outcome.clone();
    }

    /**
     * @param among   the calls to compare
     * @param besides other things in the same calls; what they explain is taken off
     */
    public LikeCalls among(BitSet among, List<BitSet> besides) {
        int[] rows = among.stream().filter(row -> !Double.isNaN(outcome[row])).toArray();
        return new LikeCalls(rows, new GroupMeans(rows, stratum, agent, strata, groups), outcome, besides);
    }
}

package dev.earmark.playbook.figure;

import dev.earmark.arithmetic.DenseVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

    private static final int MOST_ROUNDS = 30;
    private static final double STILL = 1e-5;
    /** Below so much spread that is not of strata and agents, there is nothing to compare: about so many calls on either side. */
    private static final double LEAST_SPREAD = 6;
    private static final double LEAST_LEFT = 0.25;

    private final int[] stratum;
    private final int[] agent;
    private final int strata;
    private final int agents;
    private final double[] outcome;
    private final Map<Asked, Prepared> prepared = new ConcurrentHashMap<>();

    /**
     * @param stratum of each call, from 0
     * @param agent   of each call, from 0
     * @param outcome of each call; NaN where it is not known
     */
    public ComparableCalls(int[] stratum, int[] agent, double[] outcome) {
        this.stratum = stratum.clone();
        this.agent = agent.clone();
        this.outcome = outcome.clone();
        this.strata = Arrays.stream(stratum).max().orElse(-1) + 1;
        this.agents = Arrays.stream(agent).max().orElse(-1) + 1;
    }

    /**
     * @param among   the calls to compare
     * @param with    those of them with it; others are not looked at
     * @param besides other things in the same calls; what they explain is taken off
     */
    public Comparison compare(BitSet among, BitSet with, List<BitSet> besides) {
        Prepared ready = prepared.computeIfAbsent(new Asked(among, besides), this::prepare);
        double[] x = column(ready.rows, with);
        int on = (int) Arrays.stream(x).sum();
        if (on == 0 || on == x.length) {
            return Comparison.NOTHING;
        }
        double meanX = (double) on / x.length;
        centre(ready.rows, x);
        ready.others.forEach(other -> takeOff(x, other));
        double spread = DenseVectors.dot(x, x);
        int free = x.length - ready.used - 1;
        if (spread < LEAST_SPREAD || free < LEAST_SPREAD) {
            return Comparison.NOTHING;
        }
        double slope = DenseVectors.dot(x, ready.y) / spread;
        double error = error(x, ready.y, slope, spread, free);
        return new Comparison(slope, error, on, x.length - on, ready.meanY + slope * (1 - meanX), ready.meanY - slope * meanX);
    }

    /**
     * About the most that {@link Comparison#z} of the same comparison can be, with its sign, for a small part of the work: what strata,
     * agents and others explain of where it is found is supposed to be three quarters, which is more than it nearly always is.
     */
    public double promise(BitSet among, BitSet with, List<BitSet> besides) {
        Prepared ready = prepared.computeIfAbsent(new Asked(among, besides), this::prepare);
        double sum = 0;
        double squares = 0;
        int on = 0;
        for (int i = 0; i < ready.rows.length; i++) {
            squares += ready.y[i] * ready.y[i];
            if (with.get(ready.rows[i])) {
                sum += ready.y[i];
                on++;
            }
        }
        double spread = LEAST_LEFT * on * (1 - (double) on / Math.max(1, ready.rows.length));
        return spread <= 0 || squares <= 0 ? 0 : sum / Math.sqrt(spread * squares / ready.rows.length);
    }

    /** Which calls, and what is taken off. */
    private record Asked(BitSet among, List<BitSet> besides) {}

    /**
     * What does not depend on what is compared.
     *
     * @param y      outcomes without what strata, agents and others explain
     * @param others each without what strata, agents and those before explain
     * @param used   how many means were taken off
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Prepared(int[] rows, double[] y, double meanY, List<double[]> others, int used) {}

    private Prepared prepare(Asked asked) {
        int[] rows = asked.among.stream().filter(row -> !Double.isNaN(outcome[row])).toArray();
        double[] y = Arrays.stream(rows).mapToDouble(row -> outcome[row]).toArray();
        double meanY = Arrays.stream(y).average().orElse(0);
        int used = centre(rows, y);
        List<double[]> others = new ArrayList<>();
        for (BitSet beside : asked.besides) {
            double[] other = column(rows, beside);
            centre(rows, other);
            others.forEach(before -> takeOff(other, before));
            takeOff(y, other);
            others.add(other);
        }
        return new Prepared(rows, y, meanY, others, used + others.size());
    }

    private static double[] column(int[] rows, BitSet set) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = set.get(rows[i]) ? 1 : 0;
        }
        return column;
    }

    private static double error(double[] x, double[] y, double slope, double spread, int free) {
        double usual = 0;
        double robust = 0;
        for (int i = 0; i < x.length; i++) {
            double left = y[i] - slope * x[i];
            usual += left * left;
            robust += x[i] * x[i] * left * left;
        }
        double variance = Math.max(usual / free / spread, robust / (spread * spread) * x.length / free);
        return Math.max(1e-9, Math.sqrt(variance));
    }

    private static void takeOff(double[] from, double[] what) {
        double size = DenseVectors.dot(what, what);
        double share = size < 1e-9 ? 0 : DenseVectors.dot(from, what) / size;
        for (int i = 0; i < from.length; i++) {
            from[i] -= share * what[i];
        }
    }

    /** Takes the means of strata and agents off. @return how many means there are */
    private int centre(int[] rows, double[] values) {
        double[] sums = new double[Math.max(strata, agents)];
        int[] sizes = new int[sums.length];
        int means = 0;
        double moved = 1;
        for (int round = 0; round < MOST_ROUNDS && moved > STILL; round++) {
            moved = Math.max(off(rows, values, stratum, sums, sizes), off(rows, values, agent, sums, sizes));
            if (round == 0) {
                means = distinct(rows, stratum, sizes) + distinct(rows, agent, sizes);
            }
        }
        return means;
    }

    private static double off(int[] rows, double[] values, int[] group, double[] sums, int[] sizes) {
        Arrays.fill(sums, 0);
        Arrays.fill(sizes, 0);
        for (int i = 0; i < rows.length; i++) {
            sums[group[rows[i]]] += values[i];
            sizes[group[rows[i]]]++;
        }
        double most = 0;
        for (int g = 0; g < sums.length; g++) {
            sums[g] = sizes[g] == 0 ? 0 : sums[g] / sizes[g];
            most = Math.max(most, Math.abs(sums[g]));
        }
        for (int i = 0; i < rows.length; i++) {
            values[i] -= sums[group[rows[i]]];
        }
        return most;
    }

    private static int distinct(int[] rows, int[] group, int[] seen) {
        Arrays.fill(seen, 0);
        int distinct = 0;
        for (int row : rows) {
            distinct += seen[group[row]]++ == 0 ? 1 : 0;
        }
        return distinct;
    }
}

package dev.earmark.playbook.figure;

import java.util.BitSet;
import java.util.List;

/**
 * The calls among which something is compared, with all that does not depend on what it is: outcomes without what strata, agents and other
 * things explain. Comparing looks at each call once; memory is some thirty bytes a call. Safe for many threads.
 */
public final class LikeCalls {

    /** Below so much spread that is not of strata and agents, there is nothing to compare: about so many calls on either side. */
    private static final double LEAST_SPREAD = 6;
    private static final double LEAST_LEFT = 0.25;
    private static final int BLOCK = 1024;
    /** By how much one way of reckoning may differ from another, and more. */
    private static final double ROUNDING = 1.001;

    private final int[] rows;
    private final long[] mask;
    private final GroupMeans means;
    private final BesideColumns besides;
    /** Of each call; 0 for those that are not looked at. */
    private final double[] left;
    private final double meanOutcome;
    private final double squares;

    /** @param rows calls with a known outcome, in order */
    LikeCalls(int[] rows, GroupMeans means, double[] outcome, List<BitSet> besides) {
        this.rows = rows;
        this.means = means;
        BitSet looked = new BitSet();
        double[] sums = new double[means.groups()];
        double sum = 0;
        for (int row : rows) {
            looked.set(row);
            sum += outcome[row];
            sums[means.stratum(row)] += outcome[row];
            sums[means.agent(row)] += outcome[row];
        }
        this.mask = looked.toLongArray();
        this.meanOutcome = rows.length == 0 ? 0 : sum / rows.length;
        this.besides = new BesideColumns(besides, rows, mask, means);
        this.left = left(outcome, sums);
        double squared = 0;
        for (int row : rows) {
            squared += left[row] * left[row];
        }
        this.squares = squared;
    }

    private double[] left(double[] outcome, double[] sums) {
        double[] effects = means.effects(sums);
        BesideColumns.Explained explained = besides.of(outcome, effects, means.left(sums, effects));
        double[] all = new double[mask.length * Long.SIZE];
        double[] block = new double[BLOCK];
        for (int from = 0; from < rows.length; from += BLOCK) {
            int count = Math.min(BLOCK, rows.length - from);
            for (int i = 0; i < count; i++) {
                block[i] = outcome[rows[from + i]];
            }
            takeOff(explained, block, from, count);
            for (int i = 0; i < count; i++) {
                all[rows[from + i]] = block[i];
            }
        }
        return all;
    }

    private void takeOff(BesideColumns.Explained explained, double[] block, int from, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            block[i] -= explained.of(means.stratum(row)) + explained.of(means.agent(row));
        }
        explained.takeOff(block, from, count);
    }

    /** @param with the calls with it; those that are not among these are not looked at */
    public Comparison compare(BitSet with) {
        return compare(with, 0);
    }

    /**
     * The same, for less work where it does not matter.
     *
     * @param least of the size of {@link Comparison#z}, from 0: what is surely below may come out as {@link Comparison#NOTHING}
     */
    public Comparison compare(BitSet with, double least) {
        CallColumn column = CallColumn.of(with, mask, means);
        int on = column.size();
        int free = rows.length - means.used() - besides.size() - 1;
        if (on == 0 || on == rows.length || free < LEAST_SPREAD) {
            return Comparison.NOTHING;
        }
        BesideColumns.Explained explained = besides.of(column);
        if (least > 0 && mostZ(column, explained, free) < least) {
            return Comparison.NOTHING;
        }
        return comparison(moments(column, explained), on, free);
    }

    /** The size of z by the usual error, which may be smaller than the one that counts; a little more, for rounding. */
    private double mostZ(CallColumn column, BesideColumns.Explained explained, int free) {
        double spread = column.times(column) - explained.spread();
        if (spread < LEAST_SPREAD / 2) {
            return Double.POSITIVE_INFINITY;
        }
        double slope = sum(column.bits()) / spread;
        double usual = Math.max(0, squares - slope * slope * spread);
        return Math.abs(slope) / Math.sqrt(usual / free / spread) * ROUNDING;
    }

    /** What is left of the outcomes of some calls. */
    private double sum(long[] bits) {
        double sum = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                sum += left[word * Long.SIZE + Long.numberOfTrailingZeros(rest)];
            }
        }
        return sum;
    }

    private Moments moments(CallColumn column, BesideColumns.Explained explained) {
        Moments moments = new Moments();
        double[] block = new double[BLOCK];
        for (int from = 0; from < rows.length; from += BLOCK) {
            int count = Math.min(BLOCK, rows.length - from);
            for (int i = 0; i < count; i++) {
                block[i] = column.has(rows[from + i]) ? 1 : 0;
            }
            takeOff(explained, block, from, count);
            for (int i = 0; i < count; i++) {
                moments.add(block[i], left[rows[from + i]]);
            }
        }
        return moments;
    }

    private Comparison comparison(Moments moments, int on, int free) {
        if (moments.xx < LEAST_SPREAD) {
            return Comparison.NOTHING;
        }
        int n = rows.length;
        double slope = moments.xy / moments.xx;
        double share = (double) on / n;
        double usual = Math.max(0, squares - slope * (2 * moments.xy - slope * moments.xx));
        double robust = Math.max(0, moments.xxyy - slope * (2 * moments.xxxy - slope * moments.xxxx));
        double variance = Math.max(usual / free / moments.xx, robust / (moments.xx * moments.xx) * n / free);
        return new Comparison(slope, Math.max(1e-9, Math.sqrt(variance)), on, n - on, meanOutcome + slope * (1 - share),
                meanOutcome - slope * share);
    }

    /**
     * About the most that {@link Comparison#z} of the same comparison can be, with its sign, for a small part of the work: what strata,
     * agents and others explain of where it is found is supposed to be three quarters, which is more than it nearly always is.
     */
    public double promise(BitSet with) {
        long[] bits = CallColumn.bits(with, mask);
        int on = CallColumn.size(bits);
        double sum = sum(bits);
        double spread = LEAST_LEFT * on * (1 - (double) on / Math.max(1, rows.length));
        return spread <= 0 || squares <= 0 ? 0 : sum / Math.sqrt(spread * squares / rows.length);
    }

    /** Sums of products of what is left of a column, x, and of the outcome, y. For one thread. */
    private static final class Moments {

        private double xx;
        private double xy;
        private double xxyy;
        private double xxxy;
        private double xxxx;

        void add(double x, double y) {
            double product = x * y;
            double square = x * x;
            xx += square;
            xy += product;
            xxyy += product * product;
            xxxy += square * product;
            xxxx += square * square;
        }
    }
}

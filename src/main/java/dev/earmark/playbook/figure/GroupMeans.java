package dev.earmark.playbook.figure;

import java.util.Arrays;

/**
 * Takes the means of strata and of agents off in turn until nothing moves. What is taken off depends only on sums, so it is computed from
 * how many calls each agent has in each stratum, not from the calls. A group is a stratum, or an agent behind all strata. Immutable, safe
 * for many threads.
 */
final class GroupMeans {

    private static final int MOST_ROUNDS = 30;
    private static final double STILL = 1e-5;

    private final int[] stratum;
    private final int[] agent;
    private final int strata;
    private final int[] sizes;
    /** Where each stratum begins among the pairs of a stratum and an agent that have calls; one more than strata. */
    private final int[] starts;
    /** Agent and calls of each pair. */
    private final int[] agents;
    private final double[] calls;

    /**
     * @param rows    the calls that are looked at
     * @param stratum of each call, from 0
     * @param agent   of each call, from {@code strata}
     * @param groups  strata and agents
     */
    GroupMeans(int[] rows, int[] stratum, int[] agent, int strata, int groups) {
        this.stratum = stratum;
        this.agent = agent;
        this.strata = strata;
        this.sizes = new int[groups];
        long[] pairs = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            pairs[i] = (long) stratum[rows[i]] << Integer.SIZE | agent[rows[i]];
            sizes[stratum[rows[i]]]++;
            sizes[agent[rows[i]]]++;
        }
        Arrays.sort(pairs);
        this.starts = new int[strata + 1];
        this.agents = new int[pairs.length];
        this.calls = new double[pairs.length];
        count(pairs);
    }

    private void count(long[] pairs) {
        int at = -1;
        for (int i = 0; i < pairs.length; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                at++;
                agents[at] = (int) pairs[i];
                starts[(int) (pairs[i] >>> Integer.SIZE) + 1] = at + 1;
            }
            calls[at]++;
        }
        for (int s = 1; s <= strata; s++) {
            starts[s] = Math.max(starts[s], starts[s - 1]);
        }
    }

    /** How many groups have calls. */
    int used() {
        int used = 0;
        for (int size : sizes) {
            used += size > 0 ? 1 : 0;
        }
        return used;
    }

    int groups() {
        return sizes.length;
    }

    int stratum(int call) {
        return stratum[call];
    }

    int agent(int call) {
        return agent[call];
    }

    /** What is to be taken off in each group. @param sums of the values in each group */
    double[] effects(double[] sums) {
        double[] effects = new double[sums.length];
        double moved = 1;
        for (int round = 0; round < MOST_ROUNDS && moved > STILL; round++) {
            moved = Math.max(off(sums, effects, 0), off(sums, effects, 1));
        }
        return effects;
    }

    /** Sums of what is left in each group: nothing in agents, whose means were taken off last, nearly nothing in strata. */
    double[] left(double[] sums, double[] effects) {
        double[] left = rest(sums, effects, 0);
        for (int group = 0; group < left.length; group++) {
            left[group] = group < strata ? left[group] - sizes[group] * effects[group] : 0;
        }
        return left;
    }

    /** Sums in the groups of one side without the effects of the other. @param own 0 for strata, 1 for agents */
    private double[] rest(double[] sums, double[] effects, int own) {
        double[] rest = sums.clone();
        for (int s = 0; s < strata; s++) {
            double others = 0;
            for (int i = starts[s]; i < starts[s + 1]; i++) {
                if (own == 0) {
                    others += calls[i] * effects[agents[i]];
                } else {
                    rest[agents[i]] -= calls[i] * effects[s];
                }
            }
            rest[s] -= others;
        }
        return rest;
    }

    /** Makes the means of one side 0. @return how far the farthest was from it */
    private double off(double[] sums, double[] effects, int own) {
        double[] rest = rest(sums, effects, own);
        double most = 0;
        for (int group = own == 0 ? 0 : strata; group < (own == 0 ? strata : sums.length); group++) {
            double mean = sizes[group] == 0 ? 0 : rest[group] / sizes[group] - effects[group];
            effects[group] += mean;
            most = Math.max(most, Math.abs(mean));
        }
        return most;
    }
}

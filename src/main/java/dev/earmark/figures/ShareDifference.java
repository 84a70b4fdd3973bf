package dev.earmark.figures;

import dev.earmark.trust.Wilson;

/**
 * How two shares differ.
 *
 * @param points       the first less the second, −100 to 100
 * @param low          lower end of its interval of 95 %: Newcombe 1998, "Interval estimation for the difference between independent
 *                     proportions", method 10
 * @param p            of a table at least so unlikely, if the two were the same (Fisher's exact test, two-sided)
 * @param beyondChance whether it is taken, of all that were compared
 */
public record ShareDifference(double points, double low, double high, double p, boolean beyondChance) {

    private static final double PERCENT = 100;
    /** What is as unlikely, but for rounding, counts as at least so unlikely. */
    private static final double ROUNDING = 1 + 1e-7;

    /** @param one with at least one answer @param other the same */
    static ShareDifference between(SatisfiedShare one, SatisfiedShare other) {
        double difference = one.share() - other.share();
        double below = Math.hypot(one.share() - Wilson.lower(one.satisfied(), one.n()),
                Wilson.upper(other.satisfied(), other.n()) - other.share());
        double above = Math.hypot(Wilson.upper(one.satisfied(), one.n()) - one.share(),
                other.share() - Wilson.lower(other.satisfied(), other.n()));
        return new ShareDifference(PERCENT * difference, PERCENT * (difference - below), PERCENT * (difference + above),
                fisher(one, other), false);
    }

    ShareDifference takenAsBeyondChance() {
        return new ShareDifference(points, low, high, p, true);
    }

    private static double fisher(SatisfiedShare one, SatisfiedShare other) {
        int satisfied = one.satisfied() + other.satisfied();
        double[] logs = logFactorials(one.n() + other.n());
        double seen = chance(logs, one.satisfied(), one.n(), satisfied, other.n());
        double sum = 0;
        for (int k = Math.max(0, satisfied - other.n()); k <= Math.min(satisfied, one.n()); k++) {
            double chance = chance(logs, k, one.n(), satisfied, other.n());
            sum += chance <= seen * ROUNDING ? chance : 0;
        }
        return Math.min(1, sum);
    }

    /** Hypergeometric. */
    private static double chance(double[] logs, int k, int one, int satisfied, int other) {
        return Math.exp(choose(logs, one, k) + choose(logs, other, satisfied - k) - choose(logs, one + other, satisfied));
    }

    private static double choose(double[] logs, int n, int k) {
        return logs[n] - logs[k] - logs[n - k];
    }

    private static double[] logFactorials(int most) {
        double[] logs = new double[most + 1];
        for (int i = 1; i <= most; i++) {
            logs[i] = logs[i - 1] + Math.log(i);
        }
        return logs;
    }
}

package dev.earmark.playbook.figure;

/**
 * Shares of several people, each pulled towards the share of all by as much as chance may have moved it: the mean of a beta distribution
 * whose prior is the spread among people (empirical Bayes, beta-binomial, prior by moments; after Efron and Morris, 1975).
 *
 * @param mean     share of all, 0 to 1
 * @param strength of the prior, in calls: so many usual calls are added to everybody's own; infinite where people do not differ
 */
public record ShrunkenShares(double mean, double strength) {

    private static final double MOST = 1e6;

    /** @param shares of each person, 0 to 1, on what they have in common @param calls behind each, at least 1 */
    public static ShrunkenShares fit(double[] shares, int[] calls) {
        double n = 0;
        double successes = 0;
        double squares = 0;
        for (int i = 0; i < shares.length; i++) {
            n += calls[i];
            successes += shares[i] * calls[i];
            squares += (double) calls[i] * calls[i];
        }
        double mean = Math.min(1 - 1e-6, Math.max(1e-6, successes / n));
        double between = 0;
        for (int i = 0; i < shares.length; i++) {
            between += calls[i] * (shares[i] - mean) * (shares[i] - mean);
        }
        double chance = mean * (1 - mean);
        double variance = (between - (shares.length - 1) * chance) / (n - squares / n);
        return new ShrunkenShares(mean, variance <= chance / MOST ? MOST : Math.max(0, chance / variance - 1));
    }

    /** @param share of one person, 0 to 1 @param calls behind it */
    public double shrunk(double share, int calls) {
        return (share * calls + mean * strength) / (calls + strength);
    }

    /** Half the width of a 95 % interval around {@link #shrunk}. */
    public double margin(double share, int calls) {
        double at = Math.min(1, Math.max(0, shrunk(share, calls)));
        return Normal.Z95 * Math.sqrt(at * (1 - at) / (calls + strength + 1));
    }
}

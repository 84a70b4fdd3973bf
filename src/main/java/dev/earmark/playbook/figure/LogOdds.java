package dev.earmark.playbook.figure;

/**
 * How much more one group says something than another: the z-score of the log-odds ratio with an informative Dirichlet prior, which is what
 * everybody says (Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16(4), 2008, equations 16, 18 and 21).
 */
public final class LogOdds {

    /** Weight of what everybody says, in calls. */
    private static final double PRIOR = 50;

    private LogOdds() {}

    /**
     * @param said   calls of the group with it
     * @param of     calls of the group that could have had it, at least {@code said}
     * @param others the same of the other group
     * @return above 0 when the group says it more
     */
    public static double z(long said, long of, long others, long ofOthers) {
        double share = (said + others + 0.5) / (of + ofOthers + 1.0);
        double prior = PRIOR * share;
        double one = Math.log((said + prior) / (of + PRIOR - said - prior));
        double two = Math.log((others + prior) / (ofOthers + PRIOR - others - prior));
        return (one - two) / Math.sqrt(1 / (said + prior) + 1 / (others + prior));
    }
}

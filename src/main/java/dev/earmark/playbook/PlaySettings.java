package dev.earmark.playbook;

/**
 * When there is enough to tell, and how sure it must be.
 *
 * @param leastAgents     agents with enough calls, at least 2
 * @param leastCalls      calls of an agent, at least 2
 * @param falseShare      expected share of wrong ones among what is confirmed, above 0 to 0.5
 * @param mostPlays       for one outcome, at least 1
 */
public record PlaySettings(int leastAgents, int leastCalls, double falseShare, int mostPlays) {

    public static final PlaySettings USUAL = new PlaySettings(5, 30, 0.05, 20);

    public PlaySettings {
        if (leastAgents < 2 || leastCalls < 2 || mostPlays < 1) {
            throw new IllegalArgumentException("least agents and calls are at least 2, most plays at least 1");
        }
        if (!(falseShare > 0 && falseShare <= 0.5)) {
            throw new IllegalArgumentException("the share of wrong ones is above 0 and at most 0.5");
        }
    }
}

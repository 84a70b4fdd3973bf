package dev.earmark.speech.party;

import java.util.Arrays;
import java.util.List;

/**
 * Whose each stretch of a mono call is, agent's or customer's: a hidden Markov model of two states. What a stretch says speaks for a state
 * by its words; how it sounds, by a Gaussian of each state, with variances in common, that is learned from the call itself by expectation
 * and maximisation, beginning with what the words say. From one stretch to the next the speaker changes by the pause between them.
 */
final class TurnRoles {

    private static final int ROUNDS = 12;
    private static final double WORDS = 2.0;
    private static final double MOST_BY_WORDS = 2.0;
    /** Means over a stretch are surer the longer it is; the numbers of a stretch are not independent. */
    private static final double VOICE = 1.0;
    private static final double LONG_SECONDS = 2.0;
    private static final double PRIOR_STRETCHES = 2;

    private TurnRoles() {}

    /**
     * One stretch without a pause.
     *
     * @param words    how much they speak for the agent
     * @param voice    of {@link VoiceFeatures}
     * @param seconds  its length
     * @param changes  probability that its speaker is another one than that before
     */
    record Stretch(double words, double[] voice, double seconds, double changes) {}

    /** Probability that each is the agent's. */
    static double[] agent(List<Stretch> stretches) {
        int count = stretches.size();
        double[] byWords = stretches.stream().mapToDouble(one -> Math.clamp(WORDS * one.words(), -MOST_BY_WORDS, MOST_BY_WORDS)).toArray();
        double[] agent = smoothed(stretches, byWords);
        double[] emission = byWords.clone();
        for (int round = 0; round < ROUNDS && count > 3; round++) {
            double[][] means = means(stretches, agent);
            double[] variances = variances(stretches, agent, means);
            for (int i = 0; i < count; i++) {
                emission[i] = byWords[i] + voice(stretches.get(i), means, variances);
            }
            agent = smoothed(stretches, emission);
        }
        return agent;
    }

    private static double weight(Stretch one) {
        return Math.min(1, one.seconds() / LONG_SECONDS);
    }

    private static double voice(Stretch one, double[][] means, double[] variances) {
        double sum = 0;
        for (int d = 0; d < variances.length; d++) {
            double agent = one.voice()[d] - means[0][d];
            double customer = one.voice()[d] - means[1][d];
            sum += (customer * customer - agent * agent) / (2 * variances[d]);
        }
        return VOICE * weight(one) * sum;
    }

    /** Drawn a little towards the mean of all, so that a state with few stretches does not run away. */
    private static double[][] means(List<Stretch> stretches, double[] agent) {
        int width = stretches.getFirst().voice().length;
        double[][] sums = new double[3][width];
        double[] counts = new double[3];
        for (int i = 0; i < agent.length; i++) {
            double[] shares = {agent[i], 1 - agent[i], 1};
            for (int s = 0; s < 3; s++) {
                double share = shares[s] * weight(stretches.get(i));
                counts[s] += share;
                for (int d = 0; d < width; d++) {
                    sums[s][d] += share * stretches.get(i).voice()[d];
                }
            }
        }
        double[][] means = new double[2][width];
        for (int s = 0; s < 2; s++) {
            for (int d = 0; d < width; d++) {
                double all = sums[2][d] / counts[2];
                means[s][d] = (sums[s][d] + PRIOR_STRETCHES * all) / (counts[s] + PRIOR_STRETCHES);
            }
        }
        return means;
    }

    private static double[] variances(List<Stretch> stretches, double[] agent, double[][] means) {
        double[] variances = new double[means[0].length];
        double count = 1e-6;
        for (int i = 0; i < agent.length; i++) {
            double share = weight(stretches.get(i));
            count += share;
            for (int d = 0; d < variances.length; d++) {
                double a = stretches.get(i).voice()[d] - means[0][d];
                double c = stretches.get(i).voice()[d] - means[1][d];
                variances[d] += share * (agent[i] * a * a + (1 - agent[i]) * c * c);
            }
        }
        double counted = count;
        return Arrays.stream(variances).map(sum -> sum / counted + 1e-3).toArray();
    }

    /** Forward and backward. @param emission logarithm of the ratio of agent to customer */
    private static double[] smoothed(List<Stretch> stretches, double[] emission) {
        int count = emission.length;
        double[] forward = new double[count];
        double before = 0.5;
        for (int i = 0; i < count; i++) {
            double changes = i == 0 ? 0.5 : stretches.get(i).changes();
            double expected = before * (1 - changes) + (1 - before) * changes;
            double odds = expected / (1 - expected) * Math.exp(emission[i]);
            forward[i] = odds / (1 + odds);
            before = forward[i];
        }
        double[] agent = new double[count];
        double later = 1;
        for (int i = count - 1; i >= 0; i--) {
            double odds = forward[i] / Math.max(1e-9, 1 - forward[i]) * later;
            agent[i] = odds / (1 + odds);
            double own = Math.exp(emission[i]) * later;
            double changes = stretches.get(i).changes();
            later = (own * (1 - changes) + changes) / (own * changes + 1 - changes);
        }
        return agent;
    }
}

package dev.earmark.scoring.example;

import java.util.List;

/**
 * How much the act decides beside the topic, by the author's own sentences: where they all do the same, as offers of more help do, the act
 * decides; where they do this and that about one thing, as reports of a fault do, the topic has half of the say.
 */
final class ActShare {

    private static final double LEAST = 0.5;
    /** Mean likeness to the sentences' mean act at which the share begins to grow, and from which on the act decides. */
    private static final double MIXED = 0.7;
    private static final double ONE_ACT = 0.9;

    private ActShare() {}

    /** @return share of topic with act against the topic alone, {@value #LEAST} to 1 */
    static double of(List<Meaning> counting) {
        double alike = counting.stream().mapToDouble(mean(counting)::actsAlike).average().orElse(0);
        double grown = Math.clamp((alike - MIXED) / (ONE_ACT - MIXED), 0, 1);
        return LEAST + (1 - LEAST) * grown;
    }

    private static Meaning mean(List<Meaning> counting) {
        double[] sum = new double[counting.getFirst().acts().length];
        for (Meaning meaning : counting) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += meaning.acts()[i];
            }
        }
        return new Meaning(new float[0], sum);
    }
}

package dev.earmark.trust;

import dev.earmark.rubric.TrustBar;

/**
 * How far the verdicts of one engine on one criterion may be trusted, and what that rests on.
 *
 * @param labels                  verdicts of people that the engine was held against
 * @param fails                   of them {@code not_met}
 * @param kappa                   Cohen's kappa of engine and people
 * @param trueNegativeRate        share of the faults, among those that the engine decided, that it called a fault, 0 to 1
 * @param trueNegativeRateAtLeast lower end of the 95 % interval of that share ({@link Wilson})
 */
public record TrustGate(State state, int labels, int fails, double kappa, double trueNegativeRate, double trueNegativeRateAtLeast) {

    /** Nobody has held this engine against labels of this criterion. */
    public static final TrustGate UNCALIBRATED = new TrustGate(State.UNCALIBRATED, 0, 0, 0, 0, 0);

    /** What a verdict may be used for. */
    public enum State {
        /** Labels have shown that it agrees with people. */
        ENABLED("enabled"),
        /** Held against labels that are too few, or that it does not agree with well enough. */
        SUGGESTION("suggestion"),
        UNCALIBRATED("uncalibrated");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Opens only when all that the rubric asks for is there.
     *
     * @param called  faults that the engine called a fault
     * @param decided faults that the engine decided, rightly or wrongly
     */
    public static TrustGate of(TrustBar trust, int labels, int fails, double kappa, int called, int decided) {
        double rate = decided == 0 ? 0 : (double) called / decided;
        double atLeast = Wilson.lower(called, decided);
        boolean open = labels >= trust.labels() && fails >= trust.fails() && kappa >= trust.kappa()
                && rate >= trust.trueNegativeRate() && atLeast >= trust.trueNegativeRateAtLeast();
        return new TrustGate(open ? State.ENABLED : State.SUGGESTION, labels, fails, kappa, rate, atLeast);
    }

    /** What keeps it closed, in few words; empty when it is open. */
    public String lacks(TrustBar trust) {
        if (state == State.UNCALIBRATED) {
            return "no labels";
        } else if (labels < trust.labels()) {
            return labels + " of " + trust.labels() + " labels";
        } else if (fails < trust.fails()) {
            return fails + " of " + trust.fails() + " labelled fails";
        } else if (kappa < trust.kappa()) {
            return "too little agreement with people (kappa)";
        }
        boolean misses = trueNegativeRate < trust.trueNegativeRate() || trueNegativeRateAtLeast < trust.trueNegativeRateAtLeast();
        return misses ? "misses too many fails" : "";
    }
}

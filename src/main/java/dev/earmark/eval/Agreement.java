package dev.earmark.eval;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far the machine agrees with people on one criterion.
 *
 * @param count    labelled verdicts
 * @param share    share of them on which both agree, 0 to 1
 * @param kappa    Cohen's kappa (Cohen 1960): (po − pe) / (1 − pe), where pe is the agreement that the two would reach by chance, each
 *                 keeping its own frequencies; 1 when they always agree
 * @param ac1      Gwet's AC1 (Gwet 2008): the same with chance agreement Σ π(1 − π) / (q − 1), π the mean frequency of an answer and q the
 *                 number of answers in use, at least 2; stays meaningful where one answer is rare
 * @param faults   of {@code not_met}: how many faults were found
 * @param leftOpen verdicts that the machine did not give; they count as disagreement
 * @param openFaults of them, those that people labelled {@code not_met}
 */
public record Agreement(int count, double share, double kappa, double ac1, Detection faults, int leftOpen, int openFaults) {

    /** What a person said of one criterion of one conversation, and what the machine said. */
    public record Pair(VerdictLabel label, VerdictLabel verdict) {}

    /** Share of verdicts that the machine gave, 0 to 1. */
    public double coverage() {
        return 1 - (double) leftOpen / count;
    }

    /** Faults that the machine decided, rightly or wrongly. */
    public int decidedFaults() {
        return faults.there() - openFaults;
    }

    /** Of the faults that it decided, the share that it called a fault: TN / (TN + FP) with "met" as the positive; 1 without any. */
    public double trueNegativeRate() {
        return decidedFaults() == 0 ? 1 : (double) faults.found() / decidedFaults();
    }

    /** @param pairs at least one */
    public static Agreement of(Collection<Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("no verdicts to compare");
        }
        double count = pairs.size();
        Map<VerdictLabel, Double> labels = new EnumMap<>(VerdictLabel.class);
        Map<VerdictLabel, Double> verdicts = new EnumMap<>(VerdictLabel.class);
        Detection faults = Detection.NONE;
        int same = 0;
        int open = 0;
        int openFaults = 0;
        for (Pair pair : pairs) {
            labels.merge(pair.label, 1 / count, Double::sum);
            verdicts.merge(pair.verdict, 1 / count, Double::sum);
            faults = faults.plus(pair.label == VerdictLabel.NOT_MET, pair.verdict == VerdictLabel.NOT_MET);
            same += pair.label == pair.verdict ? 1 : 0;
            open += pair.verdict == VerdictLabel.UNSCORED ? 1 : 0;
            openFaults += pair.verdict == VerdictLabel.UNSCORED && pair.label == VerdictLabel.NOT_MET ? 1 : 0;
        }
        return new Agreement(pairs.size(), same / count, kappa(same / count, labels, verdicts), ac1(same / count, labels, verdicts), faults,
                open, openFaults);
    }

    private static double kappa(double share, Map<VerdictLabel, Double> labels, Map<VerdictLabel, Double> verdicts) {
        if (share == 1) {
            return 1;
        }
        double chance = 0;
        for (VerdictLabel answer : VerdictLabel.values()) {
            chance += labels.getOrDefault(answer, 0.0) * verdicts.getOrDefault(answer, 0.0);
        }
        return chance < 1 ? (share - chance) / (1 - chance) : 0;
    }

    private static double ac1(double share, Map<VerdictLabel, Double> labels, Map<VerdictLabel, Double> verdicts) {
        double spread = 0;
        int inUse = 0;
        for (VerdictLabel answer : VerdictLabel.values()) {
            double mean = (labels.getOrDefault(answer, 0.0) + verdicts.getOrDefault(answer, 0.0)) / 2;
            spread += mean * (1 - mean);
            inUse += mean > 0 ? 1 : 0;
        }
        double chance = spread / (Math.max(inUse, 2) - 1);
        return chance < 1 ? (share - chance) / (1 - chance) : 1;
    }
}

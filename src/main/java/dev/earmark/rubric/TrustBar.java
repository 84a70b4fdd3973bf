package dev.earmark.rubric;

/**
 * What a rubric's author asks of an engine before its verdicts are more than suggestions, and when a person should look.
 *
 * @param reviewBelow             verdicts of a calibrated confidence below this go to people, 0 to 1
 * @param labels                  fewest labels of a criterion
 * @param fails                   fewest of them {@code not_met}
 * @param kappa                   least agreement (Cohen's kappa)
 * @param trueNegativeRate        least share of faults that are called a fault, 0 to 1
 * @param trueNegativeRateAtLeast least lower end of the 95 % interval of that share, 0 to 1
 */
public record TrustBar(double reviewBelow, int labels, int fails, double kappa, double trueNegativeRate, double trueNegativeRateAtLeast) {

    public static final TrustBar USUAL = new TrustBar(0.8, 100, 30, 0.6, 0.8, 0.65);
}

package dev.earmark.speech.voice;

/**
 * How one voice differs from what the voices of a call have in common: means and variances of its offsets, learned from the stretches that
 * are probably its own. Immutable.
 */
final class VoiceOffsets {

    private final double scale;
    private final double[] means;
    private final double[] variances;
    private final double fit;

    /**
     * @param shares probability of each stretch to be this voice
     */
    VoiceOffsets(VoiceStatistics heard, double[] shares, int from, int end, VoiceWeighing weighing) {
        scale = weighing.scale();
        double prior = weighing.prior();
        int width = heard.width();
        means = new double[width];
        variances = new double[width];
        double[] counts = new double[width];
        for (int i = from; i < end; i++) {
            for (int p = 0; p < width && shares[i] > 0; p++) {
                counts[p] += shares[i] * heard.count(i, p);
                means[p] += shares[i] * heard.sum(i, p);
            }
        }
        double sum = 0;
        for (int p = 0; p < width; p++) {
            variances[p] = 1 / (scale * counts[p] + prior);
            means[p] *= scale * variances[p];
            sum += (1 + Math.log(variances[p] * prior) - prior * (variances[p] + means[p] * means[p])) / 2;
        }
        fit = sum;
    }

    /** Negative divergence from what was expected of any voice. */
    double fit() {
        return fit;
    }

    /** Logarithm of how likely a stretch is this voice, beside any voice. */
    double likelihood(VoiceStatistics heard, int stretch) {
        double sum = 0;
        for (int p = 0; p < means.length; p++) {
            double count = heard.count(stretch, p);
            if (count > 0) {
                sum += heard.sum(stretch, p) * means[p] - count * (means[p] * means[p] + variances[p]) / 2;
            }
        }
        return scale * sum;
    }
}

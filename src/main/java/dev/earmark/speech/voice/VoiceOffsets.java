package dev.earmark.speech.voice;

/**
 * How one voice differs from what the voices of a call have in common: means and variances of its offsets, learned from the stretches that
 * are probably its own. Immutable.
 */
final class VoiceOffsets implements HeardVoices.OneVoice {

    private final VoiceStatistics heard;
    private final double scale;
    private final double[] means;
    /** Half of what is expected of the squares of the offsets, for each component. */
    private final double[] squares;
    private final double fit;

    /**
     * @param shares probability of each stretch to be this voice
     */
    VoiceOffsets(VoiceStatistics heard, double[] shares, int from, int end, VoiceWeighing weighing) {
        this.heard = heard;
        scale = weighing.scale();
        double prior = weighing.prior();
        int width = heard.width();
        means = new double[width];
        double[] variances = new double[width];
        squares = new double[heard.components()];
        double[] counts = new double[heard.components()];
        for (int i = from; i < end; i++) {
            if (shares[i] > 0) {
                heard.add(i, shares[i], counts, means);
            }
        }
        double sum = 0;
        for (int p = 0; p < width; p++) {
            variances[p] = 1 / (scale * counts[heard.component(p)] + prior);
            means[p] *= scale * variances[p];
            squares[heard.component(p)] += (means[p] * means[p] + variances[p]) / 2;
            sum += (1 + Math.log(variances[p] * prior) - prior * (variances[p] + means[p] * means[p])) / 2;
        }
        fit = sum;
    }

    @Override
    public double fit() {
        return fit;
    }

    @Override
    public double likelihood(int stretch) {
        return scale * heard.along(stretch, means, squares);
    }
}

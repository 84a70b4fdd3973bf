package dev.earmark.speech.voice;

/** Where one voice lies in a {@link VoiceSpace}: a normal distribution, learnt from the stretches that are probably its own. Immutable. */
final class PlacedVoice implements HeardVoices.OneVoice {

    private final PlacedStretches heard;
    private final double scale;
    private final double[] place;
    /** What a frame in each component is expected to cost. */
    private final double[] costs;
    private final double fit;

    PlacedVoice(PlacedStretches heard, double[] shares, int from, int end, VoiceWeighing weighing) {
        this.heard = heard;
        VoiceSpace space = heard.space();
        int size = space.directions();
        scale = weighing.scale() * heard.scaleOfFrames();
        double[] told = new double[size];
        double[] counts = new double[space.components()];
        for (int i = from; i < end; i++) {
            if (shares[i] > 0) {
                heard.addCounts(i, scale * shares[i], counts);
                for (int r = 0; r < size; r++) {
                    told[r] += scale * shares[i] * heard.told(i)[r];
                }
            }
        }
        double[] sure = new double[size * (size + 1) / 2];
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                space.addSurer(k, counts[k], sure);
            }
        }
        double[] expected = new double[sure.length];
        double sum = size + size * Math.log(weighing.prior());
        for (int r = 0; r < size; r++) {
            sure[r * (r + 1) / 2 + r] += weighing.prior();
        }
        double[] factor = Triangle.factor(sure, size);
        double[] variance = Triangle.inverse(factor, size);
        place = Triangle.times(variance, told);
        for (int r = 0; r < size; r++) {
            for (int q = 0; q <= r; q++) {
                expected[r * (r + 1) / 2 + q] = place[r] * place[q] + Triangle.at(variance, r, q);
            }
            sum -= 2 * Math.log(Triangle.at(factor, r, r)) + weighing.prior() * Triangle.at(expected, r, r);
        }
        fit = sum / 2;
        costs = new double[counts.length];
        for (int k = 0; k < costs.length; k++) {
            costs[k] = space.cost(k, expected);
        }
    }

    /** The mean. */
    double[] place() {
        return place.clone();
    }

    @Override
    public double fit() {
        return fit;
    }

    @Override
    public double likelihood(int stretch) {
        double sum = -heard.cost(stretch, costs);
        float[] told = heard.told(stretch);
        for (int r = 0; r < place.length; r++) {
            sum += told[r] * place[r];
        }
        return scale * sum;
    }
}

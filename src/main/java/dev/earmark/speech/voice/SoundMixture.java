package dev.earmark.speech.voice;

import java.util.Arrays;
import java.util.List;

/**
 * What the voices of a call have in common: a mixture of Gaussians with a variance for each number, fitted to its frames by expectation and
 * maximisation, a fixed number of rounds from frames at equal distances, so that the same sound gives the same mixture. For one thread.
 */
final class SoundMixture {

    private static final int ROUNDS = 8;
    private static final int MOST_FRAMES = 12_000;
    private static final double LEAST_VARIANCE = 0.02;

    private final int width;
    private final double[] weights;
    private final double[][] means;
    private final double[][] variances;
    private final double[] constants;

    /** @param frames at least one */
    SoundMixture(List<float[]> frames, int most) {
        width = frames.getFirst().length;
        int count = Math.clamp(frames.size() / 20, 1, most);
        weights = new double[count];
        means = new double[count][width];
        variances = new double[count][width];
        constants = new double[count];
        int step = Math.max(1, frames.size() / MOST_FRAMES);
        double[] all = spread(frames, step);
        for (int k = 0; k < count; k++) {
            float[] seed = frames.get((int) ((k + 0.5) * frames.size() / count));
            for (int d = 0; d < width; d++) {
                means[k][d] = seed[d];
                variances[k][d] = all[d];
            }
            weights[k] = 1.0 / count;
        }
        for (int round = 0; round < ROUNDS; round++) {
            constants();
            round(frames, step, all);
        }
        constants();
    }

    int count() {
        return weights.length;
    }

    double mean(int component, int d) {
        return means[component][d];
    }

    double deviation(int component, int d) {
        return Math.sqrt(variances[component][d]);
    }

    /** Probability of each component for a frame. */
    void shares(float[] frame, double[] into) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < into.length; k++) {
            double sum = constants[k];
            for (int d = 0; d < width; d++) {
                double apart = frame[d] - means[k][d];
                sum -= apart * apart / variances[k][d] / 2;
            }
            into[k] = sum;
            highest = Math.max(highest, sum);
        }
        double total = 0;
        for (int k = 0; k < into.length; k++) {
            into[k] = Math.exp(into[k] - highest);
            total += into[k];
        }
        for (int k = 0; k < into.length; k++) {
            into[k] /= total;
        }
    }

    private void constants() {
        for (int k = 0; k < weights.length; k++) {
            constants[k] = Math.log(weights[k]) - Arrays.stream(variances[k]).map(Math::log).sum() / 2;
        }
    }

    private double[] spread(List<float[]> frames, int step) {
        double[] sums = new double[width];
        double[] squares = new double[width];
        int count = 0;
        for (int i = 0; i < frames.size(); i += step) {
            for (int d = 0; d < width; d++) {
                sums[d] += frames.get(i)[d];
                squares[d] += frames.get(i)[d] * (double) frames.get(i)[d];
            }
            count++;
        }
        double[] spread = new double[width];
        for (int d = 0; d < width; d++) {
            spread[d] = Math.max(LEAST_VARIANCE, squares[d] / count - sums[d] / count * sums[d] / count);
        }
        return spread;
    }

    private void round(List<float[]> frames, int step, double[] all) {
        double[] counts = new double[weights.length];
        double[][] sums = new double[weights.length][width];
        double[][] squares = new double[weights.length][width];
        double[] shares = new double[weights.length];
        double total = 0;
        for (int i = 0; i < frames.size(); i += step) {
            float[] frame = frames.get(i);
            shares(frame, shares);
            total++;
            for (int k = 0; k < shares.length; k++) {
                if (shares[k] > 1e-4) {
                    counts[k] += shares[k];
                    for (int d = 0; d < width; d++) {
                        sums[k][d] += shares[k] * frame[d];
                        squares[k][d] += shares[k] * frame[d] * frame[d];
                    }
                }
            }
        }
        for (int k = 0; k < weights.length; k++) {
            double count = counts[k] + 1;
            weights[k] = count / (total + weights.length);
            for (int d = 0; d < width; d++) {
                double mean = (sums[k][d] + means[k][d]) / count;
                double variance = (squares[k][d] + variances[k][d] + means[k][d] * means[k][d]) / count - mean * mean;
                means[k][d] = mean;
                variances[k][d] = Math.max(variance, all[d] / 10);
            }
        }
    }
}

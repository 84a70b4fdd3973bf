package dev.earmark.audio.samples;

import java.util.Arrays;

/**
 * Triangular bands of equal width on the mel scale, 2595 log10(1 + f / 700) (S. Davis and P. Mermelstein, "Comparison of Parametric
 * Representations for Monosyllabic Word Recognition", IEEE Trans. ASSP 28, 1980). Immutable; safe for many threads.
 */
public final class MelBands {

    private final int[] first;
    private final double[][] weights;

    /**
     * @param rateHz of the sound
     * @param size   of the transform
     * @param bands  how many, between {@code lowHz} and {@code highHz}
     */
    public MelBands(int rateHz, int size, int bands, double lowHz, double highHz) {
        first = new int[bands];
        weights = new double[bands][];
        double low = mel(lowHz);
        double width = (mel(highHz) - low) / (bands + 1);
        for (int band = 0; band < bands; band++) {
            double[] all = new double[size / 2];
            int from = size / 2;
            int end = 0;
            for (int bin = 0; bin < all.length; bin++) {
                all[bin] = Math.max(0, 1 - Math.abs((mel((double) bin * rateHz / size) - low) / width - band - 1));
                from = all[bin] > 0 ? Math.min(from, bin) : from;
                end = all[bin] > 0 ? bin + 1 : end;
            }
            first[band] = Math.min(from, end);
            weights[band] = Arrays.copyOfRange(all, Math.min(from, end), end);
        }
    }

    private static double mel(double hz) {
        return 2_595 * Math.log10(1 + hz / 700);
    }

    /** Natural logarithms of the power in each band. @param floor added to each, above 0 */
    public void logs(double[] powers, double floor, double[] into) {
        for (int band = 0; band < first.length; band++) {
            double energy = floor;
            for (int i = 0; i < weights[band].length; i++) {
                energy += weights[band][i] * powers[first[band] + i];
            }
            into[band] = Math.log(energy);
        }
    }
}

package dev.earmark.speech.voice;

import dev.earmark.audio.samples.MelBands;
import dev.earmark.audio.samples.Spectrum;
import dev.earmark.speech.model.SpeakerModel.Window;

/**
 * Logarithms of the power in mel bands, as speaker models were trained on: Kaldi's {@code compute-fbank-feats} (D. Povey and others, "The
 * Kaldi Speech Recognition Toolkit", ASRU 2011) without dither, with the bands of HTK (S. Young and others, "The HTK Book", section 5.4):
 * sound of 16 kHz in frames of 25 ms every 10 ms that lie wholly within it; the mean of each frame taken away; pre-emphasis
 * x[i] − 0.97 x[i−1]; a window; the power spectrum of 512 samples; triangles of equal width on the scale 1127 ln(1 + f / 700) from 20 to
 * 8,000 Hz; the natural logarithm of at least 2⁻²³. Samples have the size of 16 bits. For one thread.
 */
final class FilterBank {

    static final int RATE_HZ = 16_000;
    static final int FRAME = RATE_HZ * 25 / 1_000;
    static final int HOP = RATE_HZ * 10 / 1_000;
    private static final int SIZE = 512;
    private static final double PRE_EMPHASIS = 0.97;
    private static final double LOWEST_HZ = 20;
    private static final double HIGHEST_HZ = RATE_HZ / 2.0;
    /** Of numbers of 32 bits, by which Kaldi keeps logarithms finite. */
    private static final double FLOOR = Math.ulp(1f);
    private static final double POVEY_POWER = 0.85;

    private final int bands;
    private final Spectrum spectrum;
    private final MelBands mel;
    private final float[] frame = new float[SIZE];

    FilterBank(int bands, Window window) {
        this.bands = bands;
        this.spectrum = new Spectrum(SIZE, weights(window));
        this.mel = new MelBands(RATE_HZ, SIZE, bands, LOWEST_HZ, HIGHEST_HZ);
    }

    static double[] weights(Window window) {
        double[] weights = new double[FRAME];
        for (int i = 0; i < FRAME; i++) {
            double cosine = Math.cos(2 * Math.PI * i / (FRAME - 1));
            weights[i] = switch (window) {
                case HAMMING -> 0.54 - 0.46 * cosine;
                case POVEY -> Math.pow(0.5 - 0.5 * cosine, POVEY_POWER);
            };
        }
        return weights;
    }

    static int frames(int samples) {
        return samples < FRAME ? 0 : (samples - FRAME) / HOP + 1;
    }

    /** Frame after frame, in each all bands. @param count how many of the samples count */
    float[] of(float[] samples, int count) {
        int frames = frames(count);
        float[] all = new float[frames * bands];
        double[] logs = new double[bands];
        for (int f = 0; f < frames; f++) {
            prepare(samples, f * HOP, frame);
            mel.logs(spectrum.powers(frame, 0), FLOOR, logs);
            for (int band = 0; band < bands; band++) {
                all[f * bands + band] = (float) logs[band];
            }
        }
        return all;
    }

    /** A frame from its mean, with pre-emphasis. @return the mean */
    static double prepare(float[] samples, int at, float[] into) {
        double mean = 0;
        for (int i = 0; i < FRAME; i++) {
            mean += samples[at + i] / FRAME;
        }
        for (int i = FRAME - 1; i >= 0; i--) {
            double before = samples[at + Math.max(0, i - 1)] - mean;
            into[i] = (float) (samples[at + i] - mean - PRE_EMPHASIS * before);
        }
        return mean;
    }

    /** The same with the mean of each band over time taken away, which is what a line adds. */
    float[] levelled(float[] samples, int count) {
        float[] all = of(samples, count);
        int frames = all.length / bands;
        for (int band = 0; band < bands; band++) {
            double sum = 0;
            for (int f = 0; f < frames; f++) {
                sum += all[f * bands + band];
            }
            float mean = (float) (sum / Math.max(1, frames));
            for (int f = 0; f < frames; f++) {
                all[f * bands + band] -= mean;
            }
        }
        return all;
    }
}

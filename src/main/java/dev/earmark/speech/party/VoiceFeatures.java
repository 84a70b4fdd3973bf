package dev.earmark.speech.party;

import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;

/**
 * What a stretch of sound tells of the voice in it: means of the mel-frequency cepstrum over its louder frames of 32 ms (S. Davis and
 * P. Mermelstein, "Comparison of Parametric Representations for Monosyllabic Word Recognition", IEEE Trans. ASSP 28, 1980), without the
 * loudness, and the logarithm of the pitch by autocorrelation. For one thread.
 */
final class VoiceFeatures {

    static final int COUNT = 13;
    private static final int RATE_HZ = 8_000;
    private static final int FRAME = 256;
    private static final int HOP = 128;
    private static final int BANDS = 20;
    private static final int SHORTEST_PERIOD = RATE_HZ / 350;
    private static final int LONGEST_PERIOD = RATE_HZ / 70;
    private static final double LEAST_VOICING = 0.4;

    private final Resampled sound;
    private final double[][] filters = filters();
    private final double[] cosines = new double[FRAME];
    private final double[] sines = new double[FRAME];

    VoiceFeatures(Pcm pcm) {
        sound = new Resampled(pcm, RATE_HZ);
        for (int i = 0; i < FRAME; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / FRAME);
            sines[i] = Math.sin(2 * Math.PI * i / FRAME);
        }
    }

    /** @return {@value #COUNT} numbers; of silence all 0 */
    double[] of(long startMs, long endMs) {
        float[] samples = new float[(int) Math.min(30 * RATE_HZ, Math.max(FRAME * 2L, (endMs - startMs) * RATE_HZ / 1_000))];
        int count = sound.read(startMs * RATE_HZ / 1_000, samples);
        int frames = Math.max(0, (count - FRAME) / HOP + 1);
        double[] powers = new double[frames];
        double loudest = 0;
        for (int f = 0; f < frames; f++) {
            for (int i = 0; i < FRAME; i++) {
                powers[f] += samples[f * HOP + i] * (double) samples[f * HOP + i];
            }
            loudest = Math.max(loudest, powers[f]);
        }
        double[] sums = new double[COUNT];
        int voiced = 0;
        int pitched = 0;
        for (int f = 0; f < frames; f++) {
            if (powers[f] > loudest / 100 && powers[f] > FRAME) {
                voiced++;
                addCepstrum(samples, f * HOP, sums);
                double pitch = pitch(samples, f * HOP, count);
                pitched += pitch > 0 ? 1 : 0;
                sums[COUNT - 1] += pitch;
            }
        }
        for (int i = 0; i < COUNT - 1; i++) {
            sums[i] /= Math.max(1, voiced);
        }
        sums[COUNT - 1] = pitched == 0 ? Math.log(150) : sums[COUNT - 1] / pitched;
        return sums;
    }

    private void addCepstrum(float[] samples, int at, double[] sums) {
        double[] spectrum = spectrum(samples, at);
        double[] logs = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            double energy = 1;
            for (int bin = 0; bin < spectrum.length; bin++) {
                energy += filters[band][bin] * spectrum[bin];
            }
            logs[band] = Math.log(energy);
        }
        for (int c = 1; c < COUNT; c++) {
            for (int band = 0; band < BANDS; band++) {
                sums[c - 1] += logs[band] * Math.cos(Math.PI * c * (band + 0.5) / BANDS);
            }
        }
    }

    /** Powers of the lower half, under a Hann window, by the fast Fourier transform. */
    private double[] spectrum(float[] samples, int at) {
        double[] real = new double[FRAME];
        double[] imaginary = new double[FRAME];
        for (int i = 0; i < FRAME; i++) {
            real[Integer.reverse(i) >>> 24] = samples[at + i] * (0.5 - 0.5 * cosines[i]);
        }
        for (int size = 2; size <= FRAME; size *= 2) {
            int step = FRAME / size;
            for (int begin = 0; begin < FRAME; begin += size) {
                for (int k = 0; k < size / 2; k++) {
                    int low = begin + k;
                    int high = low + size / 2;
                    double re = real[high] * cosines[k * step] + imaginary[high] * sines[k * step];
                    double im = imaginary[high] * cosines[k * step] - real[high] * sines[k * step];
                    real[high] = real[low] - re;
                    imaginary[high] = imaginary[low] - im;
                    real[low] += re;
                    imaginary[low] += im;
                }
            }
        }
        double[] powers = new double[FRAME / 2];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        return powers;
    }

    /** Logarithm of the pitch in hertz; 0 where there is none. */
    private static double pitch(float[] samples, int at, int count) {
        int length = Math.min(FRAME, count - at - LONGEST_PERIOD);
        double best = LEAST_VOICING;
        int period = 0;
        for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD && length >= FRAME / 2; lag++) {
            double ab = 0;
            double aa = 1;
            double bb = 1;
            for (int i = at; i < at + length; i++) {
                ab += samples[i] * (double) samples[i + lag];
                aa += samples[i] * (double) samples[i];
                bb += samples[i + lag] * (double) samples[i + lag];
            }
            double correlation = ab / Math.sqrt(aa * bb);
            if (correlation > best * 1.02) {
                best = correlation;
                period = lag;
            }
        }
        return period == 0 ? 0 : Math.log((double) RATE_HZ / period);
    }

    private static double[][] filters() {
        double[][] filters = new double[BANDS][FRAME / 2];
        double low = mel(100);
        double width = (mel(3_800) - low) / (BANDS + 1);
        for (int band = 0; band < BANDS; band++) {
            for (int bin = 0; bin < FRAME / 2; bin++) {
                double place = (mel((double) bin * RATE_HZ / FRAME) - low) / width - band - 1;
                filters[band][bin] = Math.max(0, 1 - Math.abs(place));
            }
        }
        return filters;
    }

    private static double mel(double hz) {
        return 2_595 * Math.log10(1 + hz / 700);
    }
}

package dev.earmark.speech.voice;

import dev.earmark.audio.samples.MelBands;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;
import dev.earmark.audio.samples.Spectrum;
import java.util.Arrays;

/**
 * What is heard of a voice in frames of 32 ms: the mel-frequency cepstrum (S. Davis and P. Mermelstein, 1980), the loudness, and the
 * logarithm of the pitch by autocorrelation. Neither the line nor the loudness is evened out, because parties differ by them, too. For one
 * thread.
 */
final class VoiceFrames {

    /** Cepstrum, and loudness behind it. */
    static final int WIDTH = 19;
    private static final int CEPSTRA = WIDTH - 1;
    private static final int RATE_HZ = 8_000;
    private static final int SIZE = 256;
    private static final int BANDS = 24;
    private static final int LOWEST_HZ = 150;
    private static final int HIGHEST_HZ = 3_600;
    private static final double FLOOR = 1e3;
    private static final int SHORTEST_PERIOD = RATE_HZ / 350;
    private static final int LONGEST_PERIOD = RATE_HZ / 70;
    private static final double LEAST_VOICING = 0.5;
    private static final int MOST_SAMPLES = 30 * RATE_HZ;

    private final Resampled sound;
    private final int hop;
    private final Spectrum spectrum = new Spectrum(SIZE);
    private final MelBands bands = new MelBands(RATE_HZ, SIZE, BANDS, LOWEST_HZ, HIGHEST_HZ);
    private final double[] logs = new double[BANDS];
    private final double[][] cosines = new double[CEPSTRA][BANDS];

    /** One frame. @param pitch logarithm of hertz; 0 where there is none */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Frame(float[] values, float pitch) {}

    /** @param hopMs from one frame to the next */
    VoiceFrames(Pcm pcm, int hopMs) {
        sound = new Resampled(pcm, RATE_HZ);
        hop = RATE_HZ * hopMs / 1_000;
        for (int c = 0; c < CEPSTRA; c++) {
            for (int band = 0; band < BANDS; band++) {
                cosines[c][band] = Math.cos(Math.PI * (c + 1) * (band + 0.5) / BANDS) * Math.sqrt(2.0 / BANDS);
            }
        }
    }

    /** Those that are not much fainter than the loudest between these times; at least one where there is sound. */
    Frame[] between(long startMs, long endMs) {
        float[] samples = new float[(int) Math.clamp((endMs - startMs) * RATE_HZ / 1_000, SIZE, MOST_SAMPLES)];
        int count = sound.read(startMs * RATE_HZ / 1_000, samples);
        int frames = count < SIZE ? 0 : (count - SIZE) / hop + 1;
        Frame[] found = new Frame[frames];
        double loudest = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < frames; f++) {
            found[f] = frame(samples, f * hop, count);
            loudest = Math.max(loudest, found[f].values[CEPSTRA]);
        }
        double least = loudest - Math.log(100) / 2;
        return Arrays.stream(found).filter(frame -> frame.values[CEPSTRA] >= least).toArray(Frame[]::new);
    }

    private Frame frame(float[] samples, int at, int count) {
        bands.logs(spectrum.powers(samples, at), FLOOR, logs);
        float[] values = new float[WIDTH];
        for (int c = 0; c < CEPSTRA; c++) {
            double sum = 0;
            for (int band = 0; band < BANDS; band++) {
                sum += logs[band] * cosines[c][band];
            }
            values[c] = (float) sum;
        }
        double power = 1;
        for (int i = at; i < at + SIZE; i++) {
            power += samples[i] * (double) samples[i];
        }
        values[CEPSTRA] = (float) (Math.log(power) / 2);
        return new Frame(values, (float) pitch(samples, at, count));
    }

    /** Logarithm of the pitch in hertz; 0 where there is none. */
    private static double pitch(float[] samples, int at, int count) {
        int length = Math.min(SIZE, count - at - LONGEST_PERIOD);
        if (length < SIZE / 2) {
            return 0;
        }
        double aa = energy(samples, at, length) + 1;
        double bb = energy(samples, at + SHORTEST_PERIOD, length) + 1;
        double best = LEAST_VOICING;
        int period = 0;
        for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD; lag++) {
            double ab = 0;
            for (int i = at; i < at + length; i++) {
                ab += samples[i] * samples[i + lag];
            }
            double correlation = ab / Math.sqrt(aa * bb);
            if (correlation > best * 1.02) {
                best = correlation;
                period = lag;
            }
            double first = samples[at + lag];
            double next = at + lag + length < count ? samples[at + lag + length] : 0;
            bb += next * next - first * first;
        }
        return period == 0 ? 0 : Math.log((double) RATE_HZ / period);
    }

    private static double energy(float[] samples, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += samples[i] * (double) samples[i];
        }
        return sum;
    }
}

package dev.earmark.audio.samples;

import java.util.Arrays;

/**
 * How much of a channel is tones or music: sound whose partials keep their pitch. A voice glides all the time; the partials of a ringing
 * tone, of keys that are pressed and of most instruments stay where they are for a third of a second and more.
 *
 * <p>Measured in frames of 64 ms, one each 32 ms, between 350 and 3,600 Hz, with high partials counting more (they move most when a voice
 * glides): the share of the power in peaks of the spectrum that stay within 16 Hz for nine frames, 0 to 1. Of recorded speech one part
 * in a hundred, over 2.5 s, is above 0.09 and none above 0.28; of ringing and other tones it is above 0.9, of chords above 0.4. Two tones
 * that stand for a key count as steady however short they are. Immutable; safe for many threads.
 */
public final class SteadySound {

    public static final int FRAME_MS = 32;
    private static final int RATE_HZ = 8_000;
    private static final int HOP = RATE_HZ * FRAME_MS / 1_000;
    private static final int SIZE = 512;
    private static final int LOWEST = 350 * SIZE / RATE_HZ;
    private static final int HIGHEST = 3_600 * SIZE / RATE_HZ;
    private static final int RUN = 9;
    private static final double LEAST_OF_A_PEAK = 0.01;
    private static final double SILENT_DBFS = -60;
    private static final double RANGE_DB = 30;
    private static final int SAMPLES_AT_ONCE = HOP * 256;
    private static final double KEY_SHARE = 0.85;

    private final float[] steady;
    private final boolean[] sounds;

    private SteadySound(float[] steady, boolean[] sounds) {
        this.steady = steady;
        this.sounds = sounds;
    }

    /** Reads all of it once. */
    public static SteadySound of(Pcm pcm) {
        Resampled sound = new Resampled(pcm, RATE_HZ);
        int frames = Math.toIntExact(Math.max(0, (sound.length() - SIZE) / HOP + 1));
        Frames found = new Frames(frames);
        float[] samples = new float[SAMPLES_AT_ONCE + SIZE - HOP];
        for (int first = 0; first < frames; first += SAMPLES_AT_ONCE / HOP) {
            int count = sound.read((long) first * HOP, samples);
            for (int at = 0; at + SIZE <= count && first + at / HOP < frames && at < SAMPLES_AT_ONCE; at += HOP) {
                found.add(first + at / HOP, samples, at);
            }
        }
        return found.done();
    }

    /** Mean share over the frames in which there is sound, 0 to 1; 0 when there are none. */
    public double share(long startMs, long endMs) {
        double sum = 0;
        int count = 0;
        for (int i = (int) Math.max(0, startMs / FRAME_MS); i < Math.min(steady.length, endMs / FRAME_MS + 1); i++) {
            sum += sounds[i] ? steady[i] : 0;
            count += sounds[i] ? 1 : 0;
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Of all frames with sound, how much of a second they are. */
    public double secondsOfSound() {
        int count = 0;
        for (boolean sound : sounds) {
            count += sound ? 1 : 0;
        }
        return count * FRAME_MS / 1_000.0;
    }

    public long lengthMs() {
        return (long) steady.length * FRAME_MS;
    }

    /** What is seen while the frames come by: for each bin, for how many frames there has been a peak. */
    private static final class Frames {

        private final float[] steady;
        private final double[] levels;
        private final Spectrum spectrum = new Spectrum(SIZE);
        private final int[] runs = new int[HIGHEST + 1];
        private final double[][] powers = new double[RUN][HIGHEST + 2];
        private final boolean[][] held = new boolean[RUN][HIGHEST + 1];
        private final double[] totals = new double[RUN];
        private final boolean[] keys = new boolean[RUN];

        Frames(int count) {
            steady = new float[count];
            levels = new double[count];
        }

        void add(int frame, float[] samples, int at) {
            double[] power = spectrum.powers(samples, at);
            int slot = frame % RUN;
            if (frame >= RUN) {
                finish(frame - RUN);
            }
            double total = 1e-9;
            double all = 1e-9;
            for (int bin = 0; bin <= HIGHEST + 1; bin++) {
                all += power[bin];
                powers[slot][bin] = bin < LOWEST || bin > HIGHEST ? 0 : power[bin] * bin;
                total += powers[slot][bin];
            }
            totals[slot] = total;
            levels[frame] = 10 * Math.log10(all * 4 / SIZE / SIZE / 32_768 / 32_768 + 1e-12);
            keys[slot] = isKey(power);
            Arrays.fill(held[slot], false);
            peaks(slot, total);
        }

        private void peaks(int slot, double total) {
            double[] own = powers[slot];
            for (int bin = LOWEST; bin <= HIGHEST; bin++) {
                boolean peak = own[bin] > own[bin - 1] && own[bin] >= own[bin + 1] && own[bin] > LEAST_OF_A_PEAK * total;
                runs[bin] = peak ? runs[bin] + 1 : 0;
                if (runs[bin] >= RUN) {
                    for (boolean[] frame : held) {
                        frame[bin] = true;
                    }
                }
            }
        }

        private void finish(int frame) {
            int slot = frame % RUN;
            double sum = 0;
            for (int bin = LOWEST; bin <= HIGHEST; bin++) {
                boolean near = held[slot][bin] || held[slot][bin - 1] || bin < HIGHEST && held[slot][bin + 1];
                sum += near ? powers[slot][bin] : 0;
            }
            steady[frame] = keys[slot] ? 1 : (float) (sum / totals[slot]);
        }

        /** One low and one high tone, and little else (ITU-T Q.23). */
        private static boolean isKey(double[] power) {
            double low = band(power, 670, 970);
            double high = band(power, 1_180, 1_660);
            double all = band(power, 200, 3_600);
            return low + high > KEY_SHARE * all && low > 0.2 * all && high > 0.2 * all;
        }

        /** Power of the highest peak between two frequencies, with its neighbours. */
        private static double band(double[] power, int fromHz, int toHz) {
            int from = fromHz * SIZE / RATE_HZ;
            int to = toHz * SIZE / RATE_HZ;
            if (toHz - fromHz > 1_000) {
                return Arrays.stream(power, from, to + 1).sum() + 1e-9;
            }
            int best = from;
            for (int bin = from; bin <= to; bin++) {
                best = power[bin] > power[best] ? bin : best;
            }
            return Arrays.stream(power, best - 2, best + 3).sum();
        }

        SteadySound done() {
            for (int frame = Math.max(0, steady.length - RUN); frame < steady.length; frame++) {
                finish(frame);
            }
            double[] sorted = levels.clone();
            Arrays.sort(sorted);
            double loud = sorted.length == 0 ? 0 : sorted[sorted.length * 95 / 100];
            boolean[] sounds = new boolean[steady.length];
            for (int i = 0; i < sounds.length; i++) {
                sounds[i] = levels[i] > Math.max(SILENT_DBFS, loud - RANGE_DB);
            }
            return new SteadySound(steady, sounds);
        }
    }
}

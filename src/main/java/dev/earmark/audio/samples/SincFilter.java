package dev.earmark.audio.samples;

import java.util.Arrays;

/**
 * Polyphase low-pass filter for changing the sample rate by a ratio of whole numbers: an ideal low-pass (sinc) under a Kaiser window.
 * Window shape and length are by Kaiser's formulas for a wanted stop-band attenuation (J. F. Kaiser, "Nonrecursive digital filter
 * design using the I0-sinh window function", IEEE ISCAS 1974; Oppenheim and Schafer, "Discrete-Time Signal Processing", section 7.5.3).
 * The transition band ends where the lower of the two rates can carry no more.
 */
final class SincFilter {

    private static final double ATTENUATION_DB = 80;
    /** Width of the transition band as a share of the lower rate's band: passes up to 3.68 kHz of telephony's 4 kHz. */
    private static final double TRANSITION = 0.08;

    private static final double BETA = 0.1102 * (ATTENUATION_DB - 8.7);

    private final int up;
    private final int down;
    private final int taps;
    private final float[] coefficients;

    SincFilter(int fromHz, int toHz) {
        int divisor = gcd(fromHz, toHz);
        up = toHz / divisor;
        down = fromHz / divisor;
        double band = Math.min(1, (double) toHz / fromHz); // of the source's band
        taps = up == down ? 2 : 2 * (int) Math.ceil(((ATTENUATION_DB - 7.95) / (2.285 * Math.PI * TRANSITION * band) + 1) / 2);
        coefficients = up == down ? new float[] {1, 0} : design(band * (1 - TRANSITION / 2));
    }

    /** @param cutoff middle of the transition band as a share of the source's band */
    private float[] design(double cutoff) {
        float[] design = new float[Math.multiplyExact(up, taps)];
        double half = taps / 2.0;
        for (int phase = 0; phase < up; phase++) {
            for (int tap = 0; tap < taps; tap++) {
                double x = tap - (half - 1) - (double) phase / up;
                double inside = Math.max(0, 1 - x * x / (half * half));
                design[phase * taps + tap] = (float) (cutoff * sinc(cutoff * x) * bessel(BETA * Math.sqrt(inside)) / bessel(BETA));
            }
        }
        return design;
    }

    int up() {
        return up;
    }

    int down() {
        return down;
    }

    /** Samples of the source that one new sample is made of; even. */
    int taps() {
        return taps;
    }

    /**
     * All new samples when the rate is multiplied, as from 8 to 16 kHz: tap by tap over many samples at a time, which the compiler turns
     * into vector instructions.
     *
     * @param phase of the first new sample
     */
    void multiply(float[] source, int phase, float[] into, int count) {
        float[] sums = new float[source.length];
        for (int p = 0; p < up; p++) {
            int first = Math.floorMod(p - phase, up);
            int start = (phase + first) / up;
            int sumsCount = (count - first + up - 1) / up;
            Arrays.fill(sums, 0);
            for (int tap = 0; tap < taps; tap++) {
                addScaled(source, start + tap, coefficients[p * taps + tap], sums, sumsCount);
            }
            for (int i = 0; i < sumsCount; i++) {
                into[first + i * up] = sums[i];
            }
        }
    }

    private static void addScaled(float[] source, int start, float factor, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += source[start + i] * factor;
        }
    }

    /** One new sample; four sums at a time, because one would wait for itself. */
    float at(float[] source, int start, int phase) {
        int offset = phase * taps;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int tap = 0;
        for (; tap + 3 < taps; tap += 4) {
            a += source[start + tap] * coefficients[offset + tap];
            b += source[start + tap + 1] * coefficients[offset + tap + 1];
            c += source[start + tap + 2] * coefficients[offset + tap + 2];
            d += source[start + tap + 3] * coefficients[offset + tap + 3];
        }
        for (; tap < taps; tap++) {
            a += source[start + tap] * coefficients[offset + tap];
        }
        return a + b + c + d;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** Modified Bessel function of the first kind and order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}

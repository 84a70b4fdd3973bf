package dev.earmark.audio.samples;

/**
 * Power spectrum of a piece under a window, Hann's where none is given, by the fast Fourier transform of J. Cooley and J. Tukey, "An
 * Algorithm for the Machine Calculation of Complex Fourier Series", Mathematics of Computation 19, 1965. For one thread.
 */
public final class Spectrum {

    private final int size;
    private final double[] window;
    private final double[] cosines;
    private final double[] sines;
    private final double[] real;
    private final double[] imaginary;
    private final double[] powers;

    /** @param size a power of 2 */
    public Spectrum(int size) {
        this(size, hann(size));
    }

    /**
     * @param size   a power of 2
     * @param window what each sample is multiplied by; where it is shorter, zeros follow
     */
    public Spectrum(int size, double[] window) {
        this.size = size;
        this.window = window.clone();
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = Math.sin(2 * Math.PI * i / size);
        }
        real = new double[size];
        imaginary = new double[size];
        powers = new double[size / 2];
    }

    private static double[] hann(int size) {
        double[] window = new double[size];
        for (int i = 0; i < size; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
        }
        return window;
    }

    /** @return of half as many bins as samples; overwritten by the next call */
    public double[] powers(float[] samples, int at) {
        int bits = Integer.numberOfTrailingZeros(size);
        for (int i = 0; i < size; i++) {
            int place = Integer.reverse(i) >>> 32 - bits;
            real[place] = i < window.length ? samples[at + i] * window[i] : 0;
            imaginary[place] = 0;
        }
        for (int half = 1; half < size; half *= 2) {
            butterflies(half);
        }
        for (int bin = 0; bin < powers.length; bin++) {
            powers[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        }
        return powers;
    }

    private void butterflies(int half) {
        int step = size / (2 * half);
        for (int from = 0; from < size; from += 2 * half) {
            for (int k = 0; k < half; k++) {
                int a = from + k;
                int b = a + half;
                double re = real[b] * cosines[k * step] + imaginary[b] * sines[k * step];
                double im = imaginary[b] * cosines[k * step] - real[b] * sines[k * step];
                real[b] = real[a] - re;
                imaginary[b] = imaginary[a] - im;
                real[a] += re;
                imaginary[a] += im;
            }
        }
    }
}

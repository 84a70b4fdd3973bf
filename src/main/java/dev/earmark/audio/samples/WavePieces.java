package dev.earmark.audio.samples;

/** Correlates two channels in pieces of 200 ms at 8 kHz. For one thread. */
final class WavePieces {

    static final int FRAMES = 10;
    private static final int RATE_HZ = 8_000;
    static final int SIZE = RATE_HZ * FrameLevels.FRAME_MS / 1_000 * FRAMES;
    /** A copy comes up to 0.3 s later; telephone echo that anybody would bear is shorter. */
    private static final int MOST_DELAY = RATE_HZ * 3 / 10;
    private static final int SEARCH_BACK = RATE_HZ / 50;
    /** Speech correlates with itself over more than that. */
    private static final int STEP = 2;

    private final Resampled own;
    private final Resampled other;
    private final float[] a = new float[SIZE];
    private final float[] b = new float[SIZE];

    WavePieces(Pcm own, Pcm other) {
        this.own = new Resampled(own, RATE_HZ);
        this.other = new Resampled(other, RATE_HZ);
    }

    /** @param lag samples by which the own channel comes later */
    double correlation(long from, int lag) {
        return from - lag < 0 ? 0 : correlation(Math.min(own.read(from, a), other.read(from - lag, b)));
    }

    private double correlation(int count) {
        double ab = 0;
        double aa = 1;
        double bb = 1;
        for (int i = 0; i < count; i++) {
            ab += a[i] * (double) b[i];
            aa += a[i] * (double) a[i];
            bb += b[i] * (double) b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }

    /**
     * The delay at which some pieces correlate best.
     *
     * @param pieces by number
     * @param least  root mean square of the correlation
     * @return in samples; the least integer when they correlate less
     */
    int commonDelay(int[] pieces, double least) {
        double[] common = new double[SEARCH_BACK + MOST_DELAY + 1];
        for (int piece : pieces) {
            addCorrelations((long) piece * SIZE, common);
        }
        int best = 0;
        for (int i = 0; i < common.length; i += STEP) {
            best = common[i] > common[best] ? i : best;
        }
        if (pieces.length == 0 || Math.sqrt(common[best] / pieces.length) < least) {
            return Integer.MIN_VALUE;
        }
        return refined(pieces, best - SEARCH_BACK);
    }

    /** Between the steps. */
    private int refined(int[] pieces, int delay) {
        int best = delay;
        double most = -1;
        for (int near = delay - STEP + 1; near < delay + STEP; near++) {
            double sum = 0;
            for (int piece : pieces) {
                double correlation = correlation((long) piece * SIZE, near);
                sum += correlation * correlation;
            }
            if (sum > most) {
                most = sum;
                best = near;
            }
        }
        return best;
    }

    /** Adds the squares for each delay. */
    private void addCorrelations(long from, double[] sums) {
        float[] longer = new float[SIZE + sums.length];
        long start = from - MOST_DELAY;
        if (start < 0 || other.read(start, longer) < longer.length || own.read(from, a) < SIZE) {
            return;
        }
        double aa = 1;
        for (float sample : a) {
            aa += sample * (double) sample;
        }
        for (int i = 0; i < sums.length; i += STEP) {
            int shift = MOST_DELAY + SEARCH_BACK - i;
            float ab = 0;
            float bb = 1;
            for (int s = 0; s < SIZE; s++) {
                ab += a[s] * longer[shift + s];
                bb += longer[shift + s] * longer[shift + s];
            }
            sums[i] += (double) ab * ab / (aa * bb);
        }
    }
}

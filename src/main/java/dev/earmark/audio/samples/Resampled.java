package dev.earmark.audio.samples;

/**
 * One channel at another rate, read piece by piece from any place. Every sample is computed from the original alone, so the result
 * does not depend on how it is read. Safe for many threads.
 */
public final class Resampled {

    private final Pcm source;
    private final SincFilter filter;

    /** @param rateHz 8,000 to 96,000 */
    public Resampled(Pcm source, int rateHz) {
        this.source = source;
        this.filter = new SincFilter(source.sampleRateHz(), rateHz);
    }

    /** Number of samples at the new rate. */
    public long length() {
        return (source.length() * filter.up() + filter.down() - 1) / filter.down();
    }

    /**
     * Fills the array from the sample at {@code from}, counted from 0 at the new rate. Values are those of 16-bit sound (−32,768 to
     * 32,767) with a fraction, and may go slightly beyond where a loud sound was clipped.
     *
     * @return how many samples were read: less than the array holds near the end, 0 at or after the end
     */
    public int read(long from, float[] into) {
        int count = (int) Math.max(0, Math.min(into.length, length() - from));
        if (count == 0) {
            return 0;
        }
        long first = from * filter.down() / filter.up() - filter.taps() / 2 + 1;
        long last = (from + count - 1) * filter.down() / filter.up() + filter.taps() / 2;
        float[] window = window(first, (int) (last - first + 1));
        if (filter.down() == 1) {
            filter.multiply(window, (int) (from % filter.up()), into, count);
            return count;
        }
        for (int i = 0; i < count; i++) {
            long position = (from + i) * filter.down();
            int start = (int) (position / filter.up() - filter.taps() / 2 + 1 - first);
            into[i] = filter.at(window, start, (int) (position % filter.up()));
        }
        return count;
    }

    /** Before the beginning and after the end there is silence. */
    private float[] window(long first, int count) {
        float[] window = new float[count];
        long begin = Math.max(0, first);
        short[] samples = new short[(int) Math.max(0, first + count - begin)];
        int read = source.read(begin, samples);
        int offset = (int) (begin - first);
        for (int i = 0; i < read; i++) {
            window[offset + i] = samples[i];
        }
        return window;
    }
}

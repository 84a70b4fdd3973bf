package dev.earmark.audio.samples;


/**
 * One channel of sound: samples of 16 bits at the rate of the recording. Read piece by piece, so that a long recording costs no
 * memory. Safe for many threads.
 */
public interface Pcm {

    /** 8,000 to 96,000 when it comes from {@code AudioIntake}. */
    int sampleRateHz();

    /** Number of samples. */
    long length();

    /**
     * Fills the array from the sample at {@code from}, counted from 0.
     *
     * @return how many samples were read: less than the array holds near the end, 0 at or after the end
     * @throws dev.earmark.fault.Unavailable when the file can no longer be read
     */
    int read(long from, short[] into);

    default double seconds() {
        return (double) length() / sampleRateHz();
    }

    /** Sound that is in memory; the array is not copied. */
    static Pcm of(int sampleRateHz, short[] samples) {
        return new Pcm() {
            @Override
            public int sampleRateHz() {
                return sampleRateHz;
            }

            @Override
            public long length() {
                return samples.length;
            }

            @Override
            public int read(long from, short[] into) {
                int count = (int) Math.max(0, Math.min(into.length, samples.length - from));
                if (count > 0) {
                    System.arraycopy(samples, (int) from, into, 0, count);
                }
                return count;
            }
        };
    }
}

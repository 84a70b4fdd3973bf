package dev.earmark.audio.samples;

/** One channel made louder. Samples that would be beyond 16 bits are held at the limit. Safe for many threads. */
public final class Amplified implements Pcm {

    private final Pcm pcm;
    private final double gain;

    /** @param db by how much */
    public Amplified(Pcm pcm, double db) {
        this.pcm = pcm;
        this.gain = Math.pow(10, db / 20);
    }

    @Override
    public int sampleRateHz() {
        return pcm.sampleRateHz();
    }

    @Override
    public long length() {
        return pcm.length();
    }

    @Override
    public int read(long from, short[] into) {
        int count = pcm.read(from, into);
        for (int i = 0; i < count; i++) {
            into[i] = (short) Math.clamp(Math.round(into[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return count;
    }
}

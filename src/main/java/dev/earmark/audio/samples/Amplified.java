package dev.earmark.audio.samples;

/** One channel made louder. Samples that would be beyond 16 bits are held at the limit. Safe for many threads. */
public final class Amplified extends ChangedPcm {

    private final double gain;

    /** @param db by how much */
    public Amplified(Pcm pcm, double db) {
        super(pcm);
        this.gain = Math.pow(10, db / 20);
    }

    @Override
    protected void change(short[] samples, long from, int count) {
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.clamp(Math.round(samples[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }
}

package dev.earmark.audio.samples;

/** One channel whose samples are changed while they are read. Safe for many threads where {@link #change} is. */
public abstract class ChangedPcm implements Pcm {

    private final Pcm pcm;

    protected ChangedPcm(Pcm pcm) {
        this.pcm = pcm;
    }

    /** @param from number of the first sample of the channel @param count how many of {@code samples}, from its beginning, were read */
    protected abstract void change(short[] samples, long from, int count);

    @Override
    public final int sampleRateHz() {
        return pcm.sampleRateHz();
    }

    @Override
    public final long length() {
        return pcm.length();
    }

    @Override
    public final int read(long from, short[] into) {
        int count = pcm.read(from, into);
        change(into, from, count);
        return count;
    }
}

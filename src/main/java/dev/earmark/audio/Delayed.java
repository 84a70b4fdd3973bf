package dev.earmark.audio;

import dev.earmark.audio.samples.Pcm;
import java.util.Arrays;

/** Sound that begins some samples after its recording: there is silence before. */
record Delayed(Pcm sound, long samples) implements Pcm {

    @Override
    public int sampleRateHz() {
        return sound.sampleRateHz();
    }

    @Override
    public long length() {
        return samples + sound.length();
    }

    @Override
    public int read(long from, short[] into) {
        if (from >= samples) {
            return sound.read(from - samples, into);
        }
        int silent = (int) Math.min(into.length, samples - from);
        Arrays.fill(into, 0, silent, (short) 0);
        short[] rest = new short[into.length - silent];
        int count = rest.length == 0 ? 0 : sound.read(0, rest);
        System.arraycopy(rest, 0, into, silent, count);
        return silent + count;
    }
}

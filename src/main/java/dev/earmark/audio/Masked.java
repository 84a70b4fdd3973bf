package dev.earmark.audio;

import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.SoundMask;

import dev.earmark.transcript.TimeSpan;
import java.util.List;

/** One channel with some stretches of it masked, and a little around each. Safe for many threads. */
public final class Masked implements Pcm {

    /** Words begin and end softly, and a recogniser's times are right to a tenth of a second. */
    public static final int MARGIN_MS = 150;
    private static final int MS_PER_SECOND = 1_000;

    private final Pcm pcm;
    private final List<TimeSpan> spans;
    private final SoundMask mask;

    /** @param spans in any order, milliseconds from the start of the recording */
    public Masked(Pcm pcm, List<TimeSpan> spans, SoundMask mask) {
        this.pcm = pcm;
        this.spans = List.copyOf(spans);
        this.mask = mask;
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
        for (TimeSpan span : spans) {
            long begin = Math.max(from, at(span.startMs() - MARGIN_MS));
            long end = Math.min(from + count, at(span.endMs() + MARGIN_MS));
            for (long number = begin; number < end; number++) {
                into[(int) (number - from)] = mask.sample(number, pcm.sampleRateHz());
            }
        }
        return count;
    }

    private long at(long ms) {
        return Math.max(0, ms) * pcm.sampleRateHz() / MS_PER_SECOND;
    }
}

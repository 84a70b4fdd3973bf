package dev.earmark.audio;

import dev.earmark.audio.samples.ChangedPcm;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.SoundMask;
import dev.earmark.transcript.TimeSpan;
import java.util.List;

/** One channel with some stretches of it masked, and a little around each. Safe for many threads. */
public final class Masked extends ChangedPcm {

    /** Words begin and end softly, and a recogniser's times are right to a tenth of a second. */
    public static final int MARGIN_MS = 150;
    private static final int MS_PER_SECOND = 1_000;

    private final List<TimeSpan> spans;
    private final SoundMask mask;

    /** @param spans in any order, milliseconds from the start of the recording */
    public Masked(Pcm pcm, List<TimeSpan> spans, SoundMask mask) {
        super(pcm);
        this.spans = List.copyOf(spans);
        this.mask = mask;
    }

    @Override
    protected void change(short[] samples, long from, int count) {
        for (TimeSpan span : spans) {
            long begin = Math.max(from, at(span.startMs() - MARGIN_MS));
            long end = Math.min(from + count, at(span.endMs() + MARGIN_MS));
            for (long number = begin; number < end; number++) {
                samples[(int) (number - from)] = mask.sample(number, sampleRateHz());
            }
        }
    }

    private long at(long ms) {
        return Math.max(0, ms) * sampleRateHz() / MS_PER_SECOND;
    }
}

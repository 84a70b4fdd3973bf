package dev.earmark.report.html;

import dev.earmark.audio.samples.Pcm;
import java.util.List;
import java.util.Optional;

/** The sound of exactly one passage of a party. */
public final class ClipAudio {

    private static final long MOST_BYTES = 4L << 20;

    private ClipAudio() {}

    /**
     * @param startMs from the beginning of the recording
     * @param endMs   behind it
     * @return empty when the recording ends before, or the passage is minutes long
     * @throws dev.earmark.fault.Unavailable when the sound can no longer be read
     */
    public static Optional<PlayableAudio> of(Pcm party, long startMs, long endMs) {
        long from = Math.min(party.length(), startMs * party.sampleRateHz() / 1_000);
        long to = Math.min(party.length(), endMs * party.sampleRateHz() / 1_000);
        return to <= from ? Optional.empty() : AudioEmbed.wav(List.of(new Passage(party, from, to - from)), MOST_BYTES);
    }

    /** Some samples of another. */
    private record Passage(Pcm whole, long start, long length) implements Pcm {

        @Override
        public int sampleRateHz() {
            return whole.sampleRateHz();
        }

        @Override
        public int read(long from, short[] into) {
            int read = from >= length ? 0 : whole.read(start + from, into);
            return (int) Math.max(0, Math.min(read, length - from));
        }
    }
}

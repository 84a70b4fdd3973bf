package dev.earmark.audio;

import dev.earmark.audio.format.LinearWav;
import dev.earmark.audio.format.WavFile;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.SoundMask;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.TimeSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file of a call as a WAV of 16 bits with the same channels, in all of which some stretches are masked: what one party says is faintly on
 * the other's channel, too.
 */
final class MaskedCopy {

    private static final int PIECE = 1 << 15;

    private final List<Pcm> channels;
    private final long frames;

    MaskedCopy(SoundFile sound, List<TimeSpan> spans, SoundMask mask) {
        this.channels = IntStream.range(0, sound.shape().channels())
                .<Pcm>mapToObj(number -> new Masked(sound.channel(number), spans, mask)).toList();
        this.frames = channels.stream().mapToLong(Pcm::length).max().orElse(0);
    }

    void write(OutputStream out) throws IOException {
        LinearWav.write(channels, 0, frames, out);
    }

    /** Nothing where a channel has ended before the others. */
    private void read(long at, short[][] samples) {
        for (int channel = 0; channel < samples.length; channel++) {
            int read = channels.get(channel).read(at, samples[channel]);
            Arrays.fill(samples[channel], read, PIECE, (short) 0);
        }
    }

    /**
     * Compares what was written with what was to be written, sample by sample.
     *
     * @throws Unavailable with {@code audio.copy-wrong} when it is not the same
     */
    void verify(Path written) {
        try (WavFile copy = WavFile.open(written)) {
            boolean same = copy.shape().channels() == channels.size() && copy.channel(0).length() == frames;
            short[][] wanted = new short[channels.size()][PIECE];
            short[] is = new short[PIECE];
            for (long at = 0; same && at < frames; at += PIECE) {
                read(at, wanted);
                for (int channel = 0; same && channel < wanted.length; channel++) {
                    int count = copy.channel(channel).read(at, is);
                    same = Arrays.equals(is, 0, count, wanted[channel], 0, count) && count == Math.min(PIECE, frames - at);
                }
            }
            if (!same) {
                throw new Unavailable("audio.copy-wrong", "The copy of a recording without its private words (" + PlainText.name(written)
                        + ") is not what was written; check the disk. The call is tried again.");
            }
        }
    }
}

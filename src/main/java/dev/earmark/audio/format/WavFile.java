package dev.earmark.audio.format;

import dev.earmark.audio.samples.Pcm;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.SourceRemark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WAV file that is open for reading: PCM of 8, 16, 24 or 32 bits, floating point, mu-law or A-law, 1 to 8 channels. Any number of
 * threads may read its channels until it is closed.
 */
public final class WavFile implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final WavHeader header;
    private final SampleEncoding encoding;

    private WavFile(Path file, FileChannel channel, WavHeader header, SampleEncoding encoding) {
        this.file = file;
        this.channel = channel;
        this.header = header;
        this.encoding = encoding;
    }

    /** @throws Rejected when it is not a WAV of ours, which {@link #look} tells before */
    public static WavFile open(Path file, OpenOption... options) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, options);
            return of(file, channel);
        } catch (IOException | RuntimeException e) {
            closeQuietly(channel);
            throw e instanceof IOException io ? unreadable(file, io) : (RuntimeException) e;
        }
    }

    /**
     * Of what is open already; throws as {@link #open} does, and leaves it open then.
     *
     * @param file for sentences
     */
    public static WavFile of(Path file, FileChannel channel) {
        try {
            WavHeader header = WavHeader.read(file, channel);
            return new WavFile(file, channel, header, Objects.requireNonNull(header.format().encoding(), "compressed"));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Sound without any header.
     *
     * @throws Rejected with {@code audio.no-sound}
     */
    public static WavFile raw(Path file, RawSound raw, OpenOption... options) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, options);
            long whole = channel.size() - channel.size() % raw.encoding().bytes();
            if (whole == 0) {
                throw new Rejected("audio.no-sound", PlainText.name(file) + " has no sound in it.");
            }
            WavFormat format = new WavFormat(raw.encoding(), 1, raw.sampleRateHz(), raw.encoding().bytes(),
                    (long) raw.encoding().bytes() * raw.sampleRateHz());
            return new WavFile(file, channel, new WavHeader(format, List.of(new WavRun(0, whole)), List.of()), raw.encoding());
        } catch (IOException | RuntimeException e) {
            closeQuietly(channel);
            throw e instanceof IOException io ? unreadable(file, io) : (RuntimeException) e;
        }
    }

    /**
     * What the header of a WAV says, also of compressed sound.
     *
     * @param readable false for compressed sound: that is for the decoder
     * @param seconds  by the bytes that the file really holds; 0 when the header does not tell how many make a second
     */
    public record Look(boolean readable, double seconds, List<SourceRemark> remarks) {}

    public static Look look(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            WavHeader header = WavHeader.read(file, channel);
            long second = header.format().bytesPerSecond();
            return new Look(header.format().encoding() != null, second == 0 ? 0 : (double) header.dataBytes() / second, header.remarks());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    public SoundShape shape() {
        WavFormat format = header.format();
        return new SoundShape(format.channels(), format.sampleRateHz(), (double) frames() / format.sampleRateHz());
    }

    private long frames() {
        return header.dataBytes() / header.format().frameBytes();
    }

    /** What somebody should know about how it was read. */
    public List<SourceRemark> remarks() {
        return header.remarks();
    }

    /** @param number from 0 (left), less than the number of channels */
    public Pcm channel(int number) {
        Objects.checkIndex(number, header.format().channels());
        return new Pcm() {
            @Override
            public int sampleRateHz() {
                return header.format().sampleRateHz();
            }

            @Override
            public long length() {
                return frames();
            }

            @Override
            public int read(long from, short[] into) {
                return WavFile.this.read(number, from, into);
            }
        };
    }

    private int read(int number, long from, short[] into) {
        int frame = header.format().frameBytes();
        int wanted = (int) Math.max(0, Math.min(into.length, frames() - from));
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(wanted, frame)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            fill(bytes, from * frame);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        int count = bytes.position() / frame;
        encoding.read(bytes, number * encoding.bytes(), frame, into, count);
        return count;
    }

    /** @param from byte of the sound, over all its runs */
    private void fill(ByteBuffer bytes, long from) throws IOException {
        long before = 0;
        int limit = bytes.limit();
        for (WavRun run : header.runs()) {
            long at = from + bytes.position() - before;
            if (bytes.position() < limit && at < run.bytes()) {
                bytes.limit((int) Math.min(limit, bytes.position() + run.bytes() - at));
                int start = bytes.position();
                while (bytes.hasRemaining() && channel.read(bytes, run.offset() + at + bytes.position() - start) > 0) {}
                if (bytes.hasRemaining()) {
                    return;
                }
                bytes.limit(limit);
            }
            before += run.bytes();
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    public static Unavailable unreadable(Path file, IOException cause) {
        return new Unavailable("audio.not-readable", "%s cannot be read (%s); check that it exists and may be read."
                .formatted(PlainText.name(file), cause.getClass().getSimpleName()), cause);
    }

    public static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // nothing was written, so nothing can be lost
        }
    }
}

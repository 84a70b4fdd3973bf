package dev.earmark.audio.format;

import dev.earmark.audio.samples.Pcm;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
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

    /** @throws Rejected when it is not a WAV of ours, which {@link #isReadable} tells before */
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

    /** False for compressed sound in WAV: that is for the decoder. */
    public static boolean isReadable(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return WavHeader.read(file, channel).format().encoding() != null;
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
            while (bytes.hasRemaining() && channel.read(bytes, header.dataOffset() + from * frame + bytes.position()) > 0) {}
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        int count = bytes.position() / frame;
        int at = number * encoding.bytes();
        for (int i = 0; i < count; i++, at += frame) {
            into[i] = encoding.read(bytes, at);
        }
        return count;
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

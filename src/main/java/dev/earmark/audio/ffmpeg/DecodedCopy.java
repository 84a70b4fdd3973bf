package dev.earmark.audio.ffmpeg;

import dev.earmark.audio.format.LinearWav;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A WAV of 16 bits that is being written. What goes wrong is thrown as {@link UncheckedIOException}. */
public final class DecodedCopy {

    private final FileChannel channel;
    private long soundBytes;

    /** @param channel whatever was written before, by a try that failed, is given up */
    public DecodedCopy(FileChannel channel) {
        this.channel = channel;
        try {
            channel.truncate(0).position(LinearWav.HEADER_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param samples of all channels in turn, little-endian */
    public void add(byte[] samples) {
        write(ByteBuffer.wrap(samples));
        soundBytes += samples.length;
    }

    long soundBytes() {
        return soundBytes;
    }

    /** Writes the header; nothing can be added any more. */
    public void finish(int channels, int sampleRateHz) {
        try {
            channel.position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(ByteBuffer.wrap(LinearWav.header(channels, sampleRateHz, soundBytes)));
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

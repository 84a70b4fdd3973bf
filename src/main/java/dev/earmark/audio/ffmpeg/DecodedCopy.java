package dev.earmark.audio.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** A WAV of 16 bits that is being written. What goes wrong is thrown as {@link UncheckedIOException}. */
public final class DecodedCopy {

    private static final int HEADER_BYTES = 44;
    private static final int FORMAT_BYTES = 16;
    private static final short PCM = 1;

    private final FileChannel channel;
    private long soundBytes;

    /** @param channel whatever was written before, by a try that failed, is given up */
    public DecodedCopy(FileChannel channel) {
        this.channel = channel;
        try {
            channel.truncate(0).position(HEADER_BYTES);
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
        int frameBytes = channels * Short.BYTES;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (HEADER_BYTES - 8 + soundBytes)).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(FORMAT_BYTES).putShort(PCM).putShort((short) channels).putInt(sampleRateHz)
                .putInt(sampleRateHz * frameBytes)
                .putShort((short) frameBytes).putShort((short) Short.SIZE);
        header.put(ascii("data")).putInt((int) soundBytes);
        try {
            channel.position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(header.flip());
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

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.earmark.audio.format;

import dev.earmark.audio.samples.Pcm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes WAV files of 16 bits (Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0", 1991). */
public final class LinearWav {

    public static final int HEADER_BYTES = 44;
    /** The RIFF chunk, whose size has 32 bits, counts its header, too. */
    public static final long MOST_BYTES = 0xFFFF_FFFFL - (HEADER_BYTES - 8);

    private static final int FORMAT_BYTES = 16;
    private static final short PCM = 1;
    private static final int PIECE = 1 << 15;

    private LinearWav() {}

    /** What stands before the samples. @param bytes of sound, at most {@link #MOST_BYTES} */
    public static byte[] header(int channels, int sampleRateHz, long bytes) {
        int frameBytes = channels * Short.BYTES;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (HEADER_BYTES - 8 + bytes)).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(FORMAT_BYTES).putShort(PCM).putShort((short) channels).putInt(sampleRateHz)
                .putInt(sampleRateHz * frameBytes).putShort((short) frameBytes).putShort((short) Short.SIZE);
        return header.put(ascii("data")).putInt((int) bytes).array();
    }

    /**
     * A file with some channels side by side; silence where one has ended before the others.
     *
     * @param channels all at the rate of the first
     * @param from     first sample of each
     * @param end      behind the last
     */
    public static void write(List<? extends Pcm> channels, long from, long end, OutputStream into) throws IOException {
        long bytes = (end - from) * channels.size() * Short.BYTES;
        if (bytes > MOST_BYTES) {
            throw new IOException("sound of " + bytes + " bytes does not fit into a WAV file");
        }
        into.write(header(channels.size(), channels.getFirst().sampleRateHz(), bytes));
        for (long at = from; at < end; at += PIECE) {
            into.write(interleaved(channels, at, (int) Math.min(PIECE, end - at)));
        }
    }

    private static byte[] interleaved(List<? extends Pcm> channels, long at, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * channels.size() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int channel = 0; channel < channels.size(); channel++) {
            short[] samples = new short[count];
            int read = channels.get(channel).read(at, samples);
            for (int i = 0; i < read; i++) {
                bytes.putShort((i * channels.size() + channel) * Short.BYTES, samples[i]);
            }
        }
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

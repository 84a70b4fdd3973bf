package dev.earmark.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes WAV files for tests, right ones and wrong ones. Every part of the header can be given a value that is not true. */
public final class Wav {

    private int tag = 1;
    private int channels = 1;
    private int rateHz = 8_000;
    private int bits = 16;
    private int frameBytes = -1;
    private long declaredBytes = -1;
    private long riffBytes = -1;
    private boolean extensible;
    private byte[] sound = new byte[0];

    public static Wav pcm16(int rateHz, short[]... channels) {
        ByteBuffer bytes = little(channels[0].length * channels.length * 2);
        for (int i = 0; i < channels[0].length; i++) {
            for (short[] channel : channels) {
                bytes.putShort(channel[i]);
            }
        }
        return new Wav().rate(rateHz).channels(channels.length).sound(bytes.array());
    }

    public Wav tag(int value) {
        tag = value;
        return this;
    }

    public Wav channels(int value) {
        channels = value;
        return this;
    }

    public Wav rate(int hz) {
        rateHz = hz;
        return this;
    }

    public Wav bits(int value) {
        bits = value;
        return this;
    }

    public Wav frameBytes(int value) {
        frameBytes = value;
        return this;
    }

    public Wav declaring(long bytes) {
        declaredBytes = bytes;
        return this;
    }

    public Wav piped() {
        riffBytes = 0xFFFF_FFFFL;
        return declaring(0xFFFF_FFFFL);
    }

    public Wav extensible() {
        extensible = true;
        return this;
    }

    public Wav sound(byte[] bytes) {
        sound = bytes;
        return this;
    }

    public byte[] bytes() {
        int frame = frameBytes >= 0 ? frameBytes : channels * bits / 8;
        ByteBuffer format = little(extensible ? 40 : 16).putShort((short) (extensible ? 0xFFFE : tag)).putShort((short) channels)
                .putInt(rateHz)
                .putInt(rateHz * frame).putShort((short) frame).putShort((short) bits);
        if (extensible) {
            format.putShort((short) 22).putShort((short) bits).putInt(0).putShort((short) tag)
                    .put(new byte[] {0, 0, 0, 0, 16, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
        }
        return riff(riffBytes, List.of(chunk("fmt ", format.array(), -1), chunk("junk", new byte[3], -1),
                chunk("data", sound, declaredBytes)));
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    /** @param size declared, or −1 for the true one */
    public static byte[] riff(long size, List<byte[]> chunks) {
        int length = chunks.stream().mapToInt(chunk -> chunk.length).sum();
        ByteBuffer all = little(12 + length).put(ascii("RIFF")).putInt((int) (size < 0 ? length + 4 : size)).put(ascii("WAVE"));
        chunks.forEach(all::put);
        return all.array();
    }

    /** @param size declared, or −1 for the true one */
    public static byte[] chunk(String name, byte[] body, long size) {
        ByteBuffer chunk = little(8 + body.length + (body.length & 1)).put(ascii(name)).putInt((int) (size < 0 ? body.length : size))
                .put(body);
        return chunk.array();
    }

    /** @param amplitude of full scale, 0 to 1 */
    public static short[] tone(int rateHz, double hz, double seconds, double amplitude) {
        short[] samples = new short[(int) (rateHz * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(Math.sin(2 * Math.PI * hz * i / rateHz) * amplitude * Short.MAX_VALUE);
        }
        return samples;
    }

    public static short[] joined(short[]... parts) {
        short[] all = new short[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    public static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

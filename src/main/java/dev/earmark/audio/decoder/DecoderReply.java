package dev.earmark.audio.decoder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the decoder says. {@link Ready} or {@link Missing} once; then for each order {@link Shape} as the header tells it, or
 * {@link Refused}. When sound was asked for, there follow, unless there is none, another {@link Shape}, of the sound itself, and
 * {@link Sound} any number of times; then {@link End} or {@link Refused}.
 */
public sealed interface DecoderReply {

    /** The libraries are loaded. */
    record Ready() implements DecoderReply {}

    /** The libraries cannot be loaded; the process ends. @param what which, and why */
    record Missing(String what) implements DecoderReply {}

    /**
     * Of the sound stream that was asked for. Any value; the reader checks.
     *
     * @param seconds      0 when it is not told
     * @param startSeconds when it begins; 0 when it is not told
     * @param streams      how many sound streams there are
     */
    record Shape(int channels, int sampleRateHz, double seconds, double startSeconds, int streams) implements DecoderReply {}

    /** @param bytes samples of 16 bits, little-endian, of all channels in turn; at most {@link #MOST_BYTES} */
    record Sound(byte[] bytes) implements DecoderReply {}

    /** All sound has been sent. */
    record End() implements DecoderReply {}

    /** No sound can be made of the file. */
    record Refused(Reason reason) implements DecoderReply {}

    /** Why. */
    enum Reason {
        UNDECODABLE,
        NO_SOUND
    }

    /** Of one {@link Sound}. */
    int MOST_BYTES = 1 << 16;

    /** Sends it; the caller flushes. */
    default void write(DataOutputStream out) throws IOException {
        switch (this) {
            case Ready() -> out.writeByte(0);
            case Missing(String what) -> {
                out.writeByte(1);
                out.writeUTF(what);
            }
            case Shape(int channels, int rate, double seconds, double start, int streams) -> {
                out.writeByte(2);
                out.writeInt(channels);
                out.writeInt(rate);
                out.writeDouble(seconds);
                out.writeDouble(start);
                out.writeInt(streams);
            }
            case Sound(byte[] bytes) -> {
                out.writeByte(3);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            case End() -> out.writeByte(4);
            case Refused(Reason reason) -> {
                out.writeByte(5);
                out.writeByte(reason.ordinal());
            }
        }
    }

    /**
     * Waits for the next one.
     *
     * @throws java.io.EOFException when the process has ended
     * @throws IOException          also when it says what cannot be said
     */
    static DecoderReply read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 0 -> new Ready();
            case 1 -> new Missing(in.readUTF());
            case 2 -> new Shape(in.readInt(), in.readInt(), in.readDouble(), in.readDouble(), in.readInt());
            case 3 -> new Sound(sound(in));
            case 4 -> new End();
            case 5 -> new Refused(in.readUnsignedByte() == 0 ? Reason.UNDECODABLE : Reason.NO_SOUND);
            default -> throw new IOException("an answer of kind " + kind);
        };
    }

    private static byte[] sound(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a piece of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}

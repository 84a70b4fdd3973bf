package dev.earmark.audio.format;

import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The {@code fmt} chunk of a WAV file.
 *
 * @param encoding   null when the sound is compressed in a way that only the decoder program reads
 * @param frameBytes bytes of one sample on all channels; of one block for compressed sound
 */
record WavFormat(@Nullable SampleEncoding encoding, int channels, int sampleRateHz, int frameBytes, long bytesPerSecond) {

    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int PLAIN_BYTES = 16;
    private static final int EXTENSIBLE_BYTES = 40;

    /** The part of the sub-format's identifier that follows the two bytes of the format tag (Microsoft, KSDATAFORMAT_SUBTYPE). */
    private static final byte[] SUB_FORMAT = {0, 0, 0, 0, 16, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71};

    static WavFormat read(Path file, ByteBuffer chunk) {
        if (chunk.limit() < PLAIN_BYTES) {
            throw broken(file, "has a description of its sound (fmt chunk) of only " + chunk.limit() + " bytes");
        }
        int channels = Short.toUnsignedInt(chunk.getShort(2));
        long rate = Integer.toUnsignedLong(chunk.getInt(4));
        SoundShape shape = SoundShape.checked(file, channels, rate, 0);
        int tag = formatTag(file, chunk);
        int bits = Short.toUnsignedInt(chunk.getShort(14));
        int frame = Short.toUnsignedInt(chunk.getShort(12));
        SampleEncoding encoding = encoding(file, tag, bits);
        if (encoding == null) {
            long declared = Integer.toUnsignedLong(chunk.getInt(8));
            return new WavFormat(null, channels, shape.sampleRateHz(), 1, declared);
        }
        if (frame != channels * encoding.bytes()) {
            throw broken(file, "declares %d bytes for each moment of sound, but %d channels of %d bits take %d"
                    .formatted(frame, channels, bits, channels * encoding.bytes()));
        }
        return new WavFormat(encoding, channels, shape.sampleRateHz(), frame, rate * frame);
    }

    private static int formatTag(Path file, ByteBuffer chunk) {
        int tag = Short.toUnsignedInt(chunk.getShort(0));
        if (tag != EXTENSIBLE) {
            return tag;
        }
        if (chunk.limit() < EXTENSIBLE_BYTES || !Arrays.equals(SUB_FORMAT, Arrays.copyOfRange(chunk.array(), 26, 40))) {
            throw broken(file, "declares an extensible format without saying which");
        }
        return Short.toUnsignedInt(chunk.getShort(24));
    }

    private static @Nullable SampleEncoding encoding(Path file, int tag, int bits) {
        return switch (tag) {
            case PCM -> switch (bits) {
                case 8 -> SampleEncoding.UNSIGNED_8;
                case 16 -> SampleEncoding.SIGNED_16;
                case 24 -> SampleEncoding.SIGNED_24;
                case 32 -> SampleEncoding.SIGNED_32;
                default -> throw wrongBits(file, bits, "8, 16, 24 or 32");
            };
            case IEEE_FLOAT -> switch (bits) {
                case 32 -> SampleEncoding.FLOAT_32;
                case 64 -> SampleEncoding.FLOAT_64;
                default -> throw wrongBits(file, bits, "32 or 64 for floating point");
            };
            case A_LAW -> bits == 8 ? SampleEncoding.A_LAW : refuse(file, bits);
            case MU_LAW -> bits == 8 ? SampleEncoding.MU_LAW : refuse(file, bits);
            default -> null;
        };
    }

    private static SampleEncoding refuse(Path file, int bits) {
        throw wrongBits(file, bits, "8 for A-law and mu-law");
    }

    private static Rejected wrongBits(Path file, int bits, String right) {
        return new Rejected("audio.bits", "%s declares %d bits a sample, but recordings have %s."
                .formatted(PlainText.name(file), bits, right));
    }

    static Rejected broken(Path file, String what) {
        return new Rejected("audio.wav-broken", "%s %s; export it again as PCM WAV.".formatted(PlainText.name(file), what));
    }
}

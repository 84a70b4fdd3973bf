package dev.earmark.audio.decoder;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Places of fields in ffmpeg's structures, in bytes, for the versions that {@link Libraries} demands; the same on every 64-bit system. Only
 * those that no function of the libraries tells.
 */
final class Fields {

    /** {@code AVFormatContext}. */
    static final long STREAM_COUNT = 44;
    static final long STREAMS = 48;
    static final long FILE_DURATION = 104;

    /** {@code AVStream}. */
    static final long CODEC_PARAMETERS = 16;
    static final long TIME_BASE_NUMERATOR = 32;
    static final long TIME_BASE_DENOMINATOR = 36;
    static final long STREAM_START = 40;
    static final long STREAM_DURATION = 48;
    static final long DISCARD = 68;

    /** {@code AVCodecParameters}. */
    static final long MEDIA_TYPE = 0;
    static final long CODEC_ID = 4;
    static final long PARAMETERS_CHANNEL_COUNT = 128 + 4;
    static final long PARAMETERS_SAMPLE_RATE = 152;

    /** {@code AVPacket}. */
    static final long PACKET_SIZE = 32;
    static final long PACKET_STREAM = 36;

    /** {@code AVFrame}. */
    static final long FRAME_DATA = 0;
    static final long FRAME_PLANES = 96;
    static final long FRAME_SAMPLES = 112;
    static final long FRAME_FORMAT = 116;
    static final long FRAME_SAMPLE_RATE = 180;
    static final long FRAME_CHANNELS = 384;
    static final long FRAME_CHANNEL_COUNT = FRAME_CHANNELS + 4;

    private Fields() {}

    static int number(long structure, long field) {
        return at(structure + field, Integer.BYTES).get(ValueLayout.JAVA_INT, 0);
    }

    static void setNumber(long structure, long field, int value) {
        at(structure + field, Integer.BYTES).set(ValueLayout.JAVA_INT, 0, value);
    }

    static long longNumber(long structure, long field) {
        return at(structure + field, Long.BYTES).get(ValueLayout.JAVA_LONG, 0);
    }

    static long pointer(long structure, long field) {
        return longNumber(structure, field);
    }

    static MemorySegment at(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }
}

package dev.earmark.audio.decoder;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A file that is open, with one of its sound streams; all other streams are passed over. Opened with the one reader that was named, by the
 * file protocol alone, so that nothing that is written in the file leads to another.
 */
final class MediaFile implements AutoCloseable {

    private static final int SOUND = 1;
    private static final int DISCARD_ALL = 48;
    private static final long NOT_TOLD = Long.MIN_VALUE;
    private static final double FILE_TIME_BASE = 1_000_000;

    private final Libraries av;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment context = arena.allocate(ValueLayout.JAVA_LONG);
    private final int number;
    private int streams;
    private final long stream;

    /** @throws RefusedFile when it cannot be read so, or has no such stream of sound */
    MediaFile(Libraries av, Order order) throws RefusedFile {
        this.av = av;
        try {
            open(order);
            this.number = sound(order.stream());
            this.stream = stream(number);
        } catch (RefusedFile | RuntimeException refused) {
            close();
            throw refused;
        }
    }

    private void open(Order order) throws RefusedFile {
        MemorySegment options = arena.allocate(ValueLayout.JAVA_LONG);
        long demuxer = Libraries.text(arena, order.demuxer());
        av.call("av_dict_set", options.address(), Libraries.text(arena, "protocol_whitelist"), Libraries.text(arena, "file"), 0);
        av.call("av_dict_set", options.address(), Libraries.text(arena, "format_whitelist"), demuxer, 0);
        // "file:" keeps a name that begins with a dash or holds a colon from being read as anything else
        long path = Libraries.text(arena, "file:" + order.file());
        int opened = av.number("avformat_open_input", context.address(), path, av.call("av_find_input_format", demuxer), options.address());
        av.call("av_dict_free", options.address());
        if (opened < 0 || av.number("avformat_find_stream_info", context(), 0) < 0) {
            throw new RefusedFile(DecoderReply.Reason.UNDECODABLE);
        }
    }

    private int sound(int wanted) throws RefusedFile {
        int found = -1;
        for (int i = 0; i < Fields.number(context(), Fields.STREAM_COUNT); i++) {
            boolean sound = Fields.number(parameters(stream(i)), Fields.MEDIA_TYPE) == SOUND;
            if (sound && streams == wanted) {
                found = i;
            } else {
                Fields.setNumber(stream(i), Fields.DISCARD, DISCARD_ALL);
            }
            streams += sound ? 1 : 0;
        }
        if (found < 0) {
            throw new RefusedFile(DecoderReply.Reason.NO_SOUND);
        }
        return found;
    }

    private long context() {
        return context.get(ValueLayout.JAVA_LONG, 0);
    }

    private long stream(int index) {
        return Fields.pointer(Fields.pointer(context(), Fields.STREAMS), (long) index * Long.BYTES);
    }

    private static long parameters(long stream) {
        return Fields.pointer(stream, Fields.CODEC_PARAMETERS);
    }

    /** Pointer to the {@code AVCodecParameters} of the sound. */
    long parameters() {
        return parameters(stream);
    }

    /** Such as {@code 1/8000}: seconds. */
    String timeBase() {
        return Fields.number(stream, Fields.TIME_BASE_NUMERATOR) + "/" + Fields.number(stream, Fields.TIME_BASE_DENOMINATOR);
    }

    DecoderReply.Shape shape() {
        long parameters = parameters();
        return new DecoderReply.Shape(Fields.number(parameters, Fields.PARAMETERS_CHANNEL_COUNT),
                Fields.number(parameters, Fields.PARAMETERS_SAMPLE_RATE), Math.max(0, seconds()), startSeconds(), streams);
    }

    private double startSeconds() {
        long start = Fields.longNumber(stream, Fields.STREAM_START);
        int denominator = Fields.number(stream, Fields.TIME_BASE_DENOMINATOR);
        return start == NOT_TOLD || denominator == 0 ? 0
                : (double) start * Fields.number(stream, Fields.TIME_BASE_NUMERATOR) / denominator;
    }

    private double seconds() {
        long duration = Fields.longNumber(stream, Fields.STREAM_DURATION);
        int denominator = Fields.number(stream, Fields.TIME_BASE_DENOMINATOR);
        if (duration != NOT_TOLD && denominator != 0) {
            return (double) duration * Fields.number(stream, Fields.TIME_BASE_NUMERATOR) / denominator;
        }
        long whole = Fields.longNumber(context(), Fields.FILE_DURATION);
        return whole == NOT_TOLD ? 0 : whole / FILE_TIME_BASE;
    }

    /**
     * Fills the {@code AVPacket} with the next piece of the sound.
     *
     * @return false at the end, also where the file is damaged: what was read so far counts, the caller compares its length
     */
    boolean read(long packet) {
        while (av.number("av_read_frame", context(), packet) >= 0) {
            if (Fields.number(packet, Fields.PACKET_STREAM) == number && Fields.number(packet, Fields.PACKET_SIZE) > 0) {
                return true;
            }
            av.call("av_packet_unref", packet);
        }
        return false;
    }

    @Override
    public void close() {
        av.call("avformat_close_input", context.address());
        arena.close();
    }
}

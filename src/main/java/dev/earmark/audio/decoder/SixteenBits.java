package dev.earmark.audio.decoder;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Turns decoded frames into samples of 16 bits and sends them. The first frame decides channels and rate; where a later one differs, it is
 * turned into the like of the first.
 */
final class SixteenBits implements AutoCloseable {

    private static final int SIGNED_16 = 1;
    private static final int LAST_FORMAT = 11;
    private static final int MOST_CHANNELS = 64;
    private static final int MOST_SAMPLES_OF_A_FRAME = 1 << 24;

    /** As a frame tells it. */
    private record Kind(int format, int sampleRateHz, int channels) {}

    private final Libraries av;
    private final DataOutputStream out;
    private final long mostMillis;
    private final byte[] piece = new byte[DecoderReply.MOST_BYTES];
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment converter = arena.allocate(ValueLayout.JAVA_LONG);
    private final MemorySegment layout = arena.allocate(24, Long.BYTES);
    private final MemorySegment target = arena.allocate(ValueLayout.JAVA_LONG);
    private MemorySegment room = MemorySegment.NULL;
    private Arena roomArena = Arena.ofConfined();
    private Kind first = new Kind(-1, 0, 0);
    private Kind now = first;
    private int filled;
    private long left;

    SixteenBits(Libraries av, Order order, DataOutputStream out) {
        this.av = av;
        this.out = out;
        this.mostMillis = order.mostMillis();
        this.left = order.mostBytes();
    }

    /** Whether the limits have been reached. */
    boolean enough() {
        return left <= 0;
    }

    /** @param frame pointer to an {@code AVFrame} */
    void add(long frame) throws RefusedFile, IOException {
        Kind kind = new Kind(Fields.number(frame, Fields.FRAME_FORMAT), Fields.number(frame, Fields.FRAME_SAMPLE_RATE),
                Fields.number(frame, Fields.FRAME_CHANNEL_COUNT));
        int samples = Fields.number(frame, Fields.FRAME_SAMPLES);
        if (kind.format < 0 || kind.format > LAST_FORMAT || kind.sampleRateHz < 1 || kind.channels < 1 || kind.channels > MOST_CHANNELS
                || samples < 0 || samples > MOST_SAMPLES_OF_A_FRAME) {
            throw new RefusedFile(DecoderReply.Reason.UNDECODABLE);
        }
        if (!kind.equals(now)) {
            change(frame, kind);
        }
        if (converter.get(ValueLayout.JAVA_LONG, 0) == 0) {
            send(Fields.at(Fields.pointer(frame, Fields.FRAME_DATA), (long) samples * kind.channels * Short.BYTES));
        } else {
            convert(Fields.pointer(frame, Fields.FRAME_PLANES), samples);
        }
    }

    /** Sends what is still kept back. */
    void finish() throws RefusedFile, IOException {
        drain();
        flush();
    }

    private void change(long frame, Kind kind) throws RefusedFile, IOException {
        drain();
        av.call("swr_free", converter.address());
        long channels = frame + Fields.FRAME_CHANNELS;
        if (first.format < 0) {
            first = kind;
            new DecoderReply.Shape(kind.channels, kind.sampleRateHz, 0, 0, 1).write(out);
            av.call("av_channel_layout_copy", layout.address(), channels);
            long bytesASecond = (long) kind.sampleRateHz * kind.channels * Short.BYTES;
            left = Math.min(left, mostMillis / 1_000 * bytesASecond + mostMillis % 1_000 * bytesASecond / 1_000);
        }
        now = kind;
        if (kind.format != SIGNED_16 || kind.sampleRateHz != first.sampleRateHz || kind.channels != first.channels) {
            prepare(channels, kind);
        }
    }

    private void prepare(long channels, Kind from) throws RefusedFile {
        long made = av.call("swr_alloc");
        converter.set(ValueLayout.JAVA_LONG, 0, made);
        boolean set = made != 0
                && av.number("av_opt_set_chlayout", made, Libraries.text(arena, "in_chlayout"), channels, 0) >= 0
                && av.number("av_opt_set_chlayout", made, Libraries.text(arena, "out_chlayout"), layout.address(), 0) >= 0
                && av.number("av_opt_set_int", made, Libraries.text(arena, "in_sample_rate"), from.sampleRateHz, 0) >= 0
                && av.number("av_opt_set_int", made, Libraries.text(arena, "out_sample_rate"), first.sampleRateHz, 0) >= 0
                && av.number("av_opt_set_sample_fmt", made, Libraries.text(arena, "in_sample_fmt"), from.format, 0) >= 0
                && av.number("av_opt_set_sample_fmt", made, Libraries.text(arena, "out_sample_fmt"), SIGNED_16, 0) >= 0
                && av.number("swr_init", made) >= 0;
        if (!set) {
            throw new RefusedFile(DecoderReply.Reason.UNDECODABLE);
        }
    }

    private void drain() throws RefusedFile, IOException {
        if (converter.get(ValueLayout.JAVA_LONG, 0) != 0 && now.sampleRateHz != first.sampleRateHz) {
            convert(0, 0);
        }
    }

    /** @param planes pointer to pointers; 0 for what the converter has kept back */
    private void convert(long planes, int samples) throws RefusedFile, IOException {
        long swr = converter.get(ValueLayout.JAVA_LONG, 0);
        int most = av.number("swr_get_out_samples", swr, samples);
        if (most < 0) {
            throw new RefusedFile(DecoderReply.Reason.UNDECODABLE);
        }
        MemorySegment into = room((long) (most + 1) * first.channels * Short.BYTES);
        target.set(ValueLayout.JAVA_LONG, 0, into.address());
        int made = av.number("swr_convert", swr, target.address(), most, planes, samples);
        if (made < 0) {
            throw new RefusedFile(DecoderReply.Reason.UNDECODABLE);
        }
        send(into.asSlice(0, (long) made * first.channels * Short.BYTES));
    }

    private MemorySegment room(long bytes) {
        if (room.byteSize() < bytes) {
            roomArena.close();
            roomArena = Arena.ofConfined();
            room = roomArena.allocate(bytes, 64);
        }
        return room;
    }

    private void send(MemorySegment bytes) throws IOException {
        long most = Math.min(left, bytes.byteSize());
        for (long at = 0; at < most;) {
            int part = (int) Math.min(most - at, piece.length - filled);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, piece, filled, part);
            filled += part;
            at += part;
            if (filled == piece.length) {
                flush();
            }
        }
        left -= most;
    }

    private void flush() throws IOException {
        if (filled > 0) {
            new DecoderReply.Sound(Arrays.copyOf(piece, filled)).write(out);
            filled = 0;
        }
    }

    @Override
    public void close() {
        av.call("swr_free", converter.address());
        av.call("av_channel_layout_uninit", layout.address());
        roomArena.close();
        arena.close();
    }
}

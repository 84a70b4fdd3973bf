package dev.earmark.audio.decoder;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Decodes the sound of one file, on one thread, as the {@code ffmpeg} program does: a damaged piece is left out, unless most are damaged.
 */
final class SoundStream implements AutoCloseable {

    private static final int AGAIN = -11;
    /** {@code EAGAIN} of macOS. */
    private static final int AGAIN_ON_MAC = -35;
    private static final int END = -0x20464F45;
    private static final double MOST_DAMAGED = 2 / 3.0;

    private final Libraries av;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment context = arena.allocate(ValueLayout.JAVA_LONG);
    private final MemorySegment packet = arena.allocate(ValueLayout.JAVA_LONG);
    private final MemorySegment frame = arena.allocate(ValueLayout.JAVA_LONG);
    private final MediaFile file;
    private final SixteenBits sound;
    private long decoded;
    private long damaged;

    /** @throws RefusedFile when there is no decoder for it, or the decoder refuses the header */
    SoundStream(Libraries av, MediaFile file, SixteenBits sound) throws RefusedFile {
        this.av = av;
        this.file = file;
        this.sound = sound;
        packet.set(ValueLayout.JAVA_LONG, 0, av.call("av_packet_alloc"));
        frame.set(ValueLayout.JAVA_LONG, 0, av.call("av_frame_alloc"));
        long decoder = av.call("avcodec_find_decoder", Fields.number(file.parameters(), Fields.CODEC_ID));
        context.set(ValueLayout.JAVA_LONG, 0, decoder == 0 ? 0 : av.call("avcodec_alloc_context3", decoder));
        if (missing(packet) || missing(frame) || missing(context) || !opened(decoder)) {
            close();
            throw new RefusedFile(DecoderReply.Reason.UNDECODABLE);
        }
    }

    private static boolean missing(MemorySegment pointer) {
        return pointer(pointer) == 0;
    }

    private static long pointer(MemorySegment pointer) {
        return pointer.get(ValueLayout.JAVA_LONG, 0);
    }

    private boolean opened(long decoder) {
        return av.number("avcodec_parameters_to_context", pointer(context), file.parameters()) >= 0
                && av.number("av_opt_set", pointer(context), Libraries.text(arena, "pkt_timebase"), Libraries.text(arena, file.timeBase()),
                        0) >= 0
                && av.number("av_opt_set", pointer(context), Libraries.text(arena, "threads"), Libraries.text(arena, "1"), 0) >= 0
                && av.number("avcodec_open2", pointer(context), decoder, 0) >= 0;
    }

    /**
     * Decodes to the end, or until the sound has had enough.
     *
     * @throws RefusedFile when more than two thirds of it are damaged
     */
    void decode() throws RefusedFile, IOException {
        boolean more = true;
        while (more && !sound.enough()) {
            more = file.read(pointer(packet));
            // without a packet the decoder gives out what it has kept back
            int sent = av.number("avcodec_send_packet", pointer(context), more ? pointer(packet) : 0);
            if (sent < 0 && sent != END) {
                damaged++;
            }
            av.call("av_packet_unref", pointer(packet));
            receive();
        }
        sound.finish();
        if (damaged > MOST_DAMAGED * (decoded + damaged)) {
            throw new RefusedFile(DecoderReply.Reason.UNDECODABLE);
        }
    }

    private void receive() throws RefusedFile, IOException {
        int received = 0;
        while (received >= 0 && !sound.enough()) {
            received = av.number("avcodec_receive_frame", pointer(context), pointer(frame));
            if (received >= 0) {
                decoded++;
                sound.add(pointer(frame));
                av.call("av_frame_unref", pointer(frame));
            } else if (received != END && received != AGAIN && received != AGAIN_ON_MAC) {
                damaged++;
            }
        }
    }

    @Override
    public void close() {
        av.call("avcodec_free_context", context.address());
        av.call("av_frame_free", frame.address());
        av.call("av_packet_free", packet.address());
        arena.close();
    }
}

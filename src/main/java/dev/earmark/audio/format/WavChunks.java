package dev.earmark.audio.format;

import dev.earmark.transcript.SourceRemark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of the recordings in a WAV file. */
final class WavChunks {

    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int MOST_CHUNKS = 1_000;
    private static final int MOST_FORMAT_BYTES = 40;
    private static final int SCANNED_AT_ONCE = 1 << 20;
    /** From here on a length stands for "unknown": sox writes 0x7FFFF000 and more, ffmpeg 0xFFFFFFFF. */
    private static final long UNKNOWN_LENGTH = 0x7FFF_F000L;
    /** May stand behind a data chunk of 0 bytes; anything else is sound whose length nobody has entered. */
    private static final Set<String> USUAL = Set.of("LIST", "RIFF", "data", "fact", "cue ", "bext", "JUNK", "junk", "PAD ", "id3 ", "ID3 ",
            "iXML", "fmt ", "smpl", "inst", "FLLR", "PEAK");

    private final Path file;
    private final FileChannel channel;
    private final long size;

    WavChunks(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * One recording.
     *
     * @param end    where the next one would begin
     * @param remark about a length that is not the declared one
     */
    record Found(WavFormat format, List<WavRun> runs, long end, Optional<SourceRemark> remark) {}

    boolean beginsAt(long at) throws IOException {
        ByteBuffer riff = bytes(at, RIFF_HEADER_BYTES);
        return riff.limit() == RIFF_HEADER_BYTES && tag(riff, 0).equals("RIFF") && tag(riff, 8).equals("WAVE");
    }

    Found recordingAt(long start) throws IOException {
        if (!beginsAt(start)) {
            throw WavFormat.broken(file, "does not begin with the header of a WAV recording");
        }
        WavFormat format = null;
        List<WavRun> runs = new ArrayList<>();
        long at = start + RIFF_HEADER_BYTES;
        for (int chunks = 0; chunks < MOST_CHUNKS && at + CHUNK_HEADER_BYTES <= size && !beginsAt(at); chunks++) {
            ByteBuffer head = bytes(at, CHUNK_HEADER_BYTES);
            long length = Integer.toUnsignedLong(head.getInt(4));
            long body = at + CHUNK_HEADER_BYTES;
            if (tag(head, 0).equals("fmt ")) {
                format = WavFormat.read(file, bytes(body, (int) Math.min(length, MOST_FORMAT_BYTES)));
            } else if (tag(head, 0).equals("data")) {
                WavFormat known = described(format);
                if (length > size - body || length == 0 && !usualAt(body)) {
                    return toTheEnd(known, runs, body, length);
                }
                runs.add(new WavRun(body, length));
            } // lists, cues and marks say nothing about the sound
            at = beginsAt(body + length) ? body + length : body + length + (length & 1);
        }
        if (format == null || runs.isEmpty()) {
            throw WavFormat.broken(file, format == null ? "has no description of its sound (fmt chunk)" : "has no sound (data chunk)");
        }
        return new Found(format, runs, at, Optional.empty());
    }

    private WavFormat described(@Nullable WavFormat format) {
        if (format == null) {
            throw WavFormat.broken(file, "has sound (data chunk) before any description of it (fmt chunk)");
        }
        return format;
    }

    private boolean usualAt(long at) throws IOException {
        ByteBuffer head = bytes(at, CHUNK_HEADER_BYTES);
        return head.limit() < CHUNK_HEADER_BYTES || USUAL.contains(tag(head, 0));
    }

    private Found toTheEnd(WavFormat format, List<WavRun> before, long body, long declared) throws IOException {
        long end = nextRecording(body);
        List<WavRun> runs = new ArrayList<>(before);
        runs.add(new WavRun(body, end - body));
        double second = Math.max(1, format.bytesPerSecond());
        double held = (end - body) / second;
        Optional<SourceRemark> remark = Optional.empty();
        if (declared == 0 || declared >= UNKNOWN_LENGTH) {
            remark = Optional.of(new SourceRemark("audio.length-untold", String.format(Locale.ROOT,
                    "The header does not give the length, as when a recorder is still writing; it was read to its end, %.0f s.", held)));
        } else if (declared / second - held > 0.1) {
            remark = Optional.of(new SourceRemark("audio.shorter-than-declared", String.format(Locale.ROOT,
                    "The header declares %.0f s of sound, the file holds %.0f s: read to its end; if it was cut off, send it whole.",
                    declared / second, held)));
        }
        return new Found(format, runs, end, remark);
    }

    /** Where a recording begins behind sound whose length is unknown; else the end of the file. */
    private long nextRecording(long from) throws IOException {
        for (long at = from; at < size; at += SCANNED_AT_ONCE) {
            ByteBuffer piece = bytes(at, SCANNED_AT_ONCE + RIFF_HEADER_BYTES);
            for (int i = 0; i + RIFF_HEADER_BYTES <= piece.limit(); i++) {
                if (piece.get(i) == 'R' && tag(piece, i).equals("RIFF") && tag(piece, i + 8).equals("WAVE")) {
                    return at + i;
                }
            }
        }
        return size;
    }

    /** Fewer bytes than asked for when the file ends before. */
    private ByteBuffer bytes(long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {}
        return buffer.flip();
    }

    private static String tag(ByteBuffer buffer, int at) {
        return new String(buffer.array(), at, 4, StandardCharsets.ISO_8859_1);
    }
}

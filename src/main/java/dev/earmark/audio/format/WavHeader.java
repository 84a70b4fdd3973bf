package dev.earmark.audio.format;

import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the samples of a RIFF/WAVE file (Microsoft and IBM, "Multimedia Programming Interface and Data
 * Specifications 1.0", 1991). Read strictly and in bounded memory; whatever is wrong is {@link Rejected}.
 *
 * @param format     shape and encoding
 * @param dataOffset position of the first sample in the file
 * @param dataBytes  bytes of sound that the file really holds, a multiple of the frame for encodings that we read
 */
record WavHeader(WavFormat format, long dataOffset, long dataBytes) {

    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int MOST_CHUNKS = 1_000;
    private static final int MOST_FORMAT_BYTES = 40;
    private static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;

    static WavHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer riff = bytes(channel, 0, RIFF_HEADER_BYTES);
        if (riff.limit() < RIFF_HEADER_BYTES || !tag(riff, 0).equals("RIFF") || !tag(riff, 8).equals("WAVE")) {
            throw WavFormat.broken(file, "does not begin with the header of a WAV recording");
        }
        boolean piped = Integer.toUnsignedLong(riff.getInt(4)) == UNKNOWN_SIZE;
        WavFormat format = null;
        long at = RIFF_HEADER_BYTES;
        for (int chunks = 0; chunks < MOST_CHUNKS && at + CHUNK_HEADER_BYTES <= size; chunks++) {
            ByteBuffer head = bytes(channel, at, CHUNK_HEADER_BYTES);
            long length = Integer.toUnsignedLong(head.getInt(4));
            long body = at + CHUNK_HEADER_BYTES;
            switch (tag(head, 0)) {
                case "fmt " -> format = WavFormat.read(file, bytes(channel, body, (int) Math.min(length, MOST_FORMAT_BYTES)));
                case "data" -> {
                    return data(file, format, body, piped && length == UNKNOWN_SIZE ? size - body : length, size - body);
                }
                default -> {} // lists, cues and marks say nothing about the sound
            }
            at = body + length + (length & 1);
        }
        throw WavFormat.broken(file, format == null ? "has no description of its sound (fmt chunk)" : "has no sound (data chunk)");
    }

    private static WavHeader data(Path file, @Nullable WavFormat format, long offset, long declared, long present) {
        if (format == null) {
            throw WavFormat.broken(file, "has sound (data chunk) before any description of it (fmt chunk)");
        }
        if (declared - present > format.bytesPerSecond() / 10) {
            throw new Rejected("audio.cut-off", "%s declares %d bytes of sound but holds %d: it was cut off; send the whole recording."
                    .formatted(PlainText.name(file), declared, present));
        }
        long held = Math.min(declared, present);
        if (held < format.frameBytes()) {
            throw new Rejected("audio.no-sound", "%s has a header but no sound after it; record or export it again."
                    .formatted(PlainText.name(file)));
        }
        return new WavHeader(format, offset, held - held % format.frameBytes());
    }

    /** Fewer bytes than asked for when the file ends before. */
    private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {}
        return buffer.flip();
    }

    private static String tag(ByteBuffer buffer, int at) {
        return new String(buffer.array(), at, 4, StandardCharsets.ISO_8859_1);
    }
}

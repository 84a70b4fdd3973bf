package dev.earmark.exports;

import dev.earmark.fault.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Takes off the packing of gzip, and never makes more of it than a conversation may have. Safe for many threads. */
public final class GzipText {

    private GzipText() {}

    public static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    private static boolean isArchive(byte[] bytes) {
        boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 10 && bytes[3] < 10;
        boolean others = bytes.length > 5 && (bytes[0] == 'R' && bytes[1] == 'a' && bytes[2] == 'r' && bytes[3] == '!'
                || bytes[0] == '7' && bytes[1] == 'z' && (bytes[2] & 0xFF) == 0xBC || (bytes[0] & 0xFF) == 0x28 && (bytes[1] & 0xFF) == 0xB5
                || bytes[0] == 'B' && bytes[1] == 'Z' && bytes[2] == 'h' && bytes[4] == '1');
        return zip || others;
    }

    /**
     * The bytes themselves when they are not packed.
     *
     * @param mostBytes that are accepted unpacked
     * @throws Rejected with {@code exports.packed} for archives and broken packings, {@code pipeline.too-large} when it is longer
     */
    public static byte[] of(byte[] bytes, int mostBytes, String place) {
        if (isArchive(bytes)) {
            throw new Rejected("exports.packed", place + ": is an archive; unpack it first. Of compressed files only gzip is read.");
        } else if (!isGzip(bytes)) {
            return bytes;
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] all = unpacked.readNBytes(mostBytes + 1);
            if (all.length > mostBytes) {
                throw new Rejected("pipeline.too-large", place + ": has more than " + mostBytes
                        + " bytes when it is uncompressed, which is the limit.");
            }
            return all;
        } catch (IOException broken) {
            throw new Rejected("exports.packed", place + ": is compressed with gzip, but damaged; compress it again.", broken);
        }
    }
}

package dev.earmark.audio.format;

import java.nio.charset.StandardCharsets;

/** Names what was sent in place of a recording, so that the sentence tells the sender what went wrong. */
public final class OtherContent {

    private static final String UNKNOWN = "not a recording of a known format";

    private static final String TEXT = "text, not a recording";

    private OtherContent() {}

    /** Whether the bytes are surely something else than samples. */
    public static boolean isKnown(byte[] start) {
        boolean beyondAscii = false;
        for (byte code : start) {
            beyondAscii |= code < 0;
        }
        String name = name(start);
        return start.length == 0 || !name.equals(UNKNOWN) && !(name.equals(TEXT) && beyondAscii);
    }

    public static String name(byte[] start) {
        String head = new String(start, StandardCharsets.ISO_8859_1);
        if (start.length == 0) {
            return "empty";
        } else if (head.startsWith("#EXTM3U") || head.startsWith("[playlist]")) {
            return "a playlist, not a recording";
        } else if (head.startsWith("PK\u0003\u0004")) {
            return "a ZIP archive, not a recording";
        } else if (head.startsWith("\u0089PNG") || head.startsWith("\u00ff\u00d8\u00ff") || head.startsWith("GIF8")) {
            return "a picture, not a recording";
        } else if (head.startsWith("%PDF")) {
            return "a PDF document, not a recording";
        } else if (head.startsWith("RIFF")) {
            return "a RIFF file without sound, or cut off within its header";
        }
        return head.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t')
                ? TEXT
                : UNKNOWN;
    }
}

package dev.earmark.exports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text: UTF-8, UTF-16 with its mark, else CP1252 when it surely is that. Safe for many threads.
 *
 * @param note what was taken for granted; null when nothing was
 */
public record Encoding(String text, @Nullable String note) {

    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final int FEWEST_LETTERS_TO_ONE_STRANGE = 3;

    /** Empty when it is no text that can be told. */
    public static Optional<Encoding> of(byte[] bytes) {
        Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return Optional.of(new Encoding(withoutMark(utf8.get()), null));
        }
        if (bytes.length > 1 && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE || (bytes[0] & 0xFF) == 0xFE
                && (bytes[1] & 0xFF) == 0xFF)) {
            return strict(bytes, StandardCharsets.UTF_16).map(text -> new Encoding(withoutMark(text), "is UTF-16 and was read as that"));
        }
        return surelyWestern(bytes)
                ? strict(bytes, CP1252).map(text -> new Encoding(text, "is not UTF-8 and was read as CP1252 (Windows, Western Europe)"))
                : Optional.empty();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /**
     * Whether each byte above 127 is an accented letter beside other letters, or a mark that is typed in Western Europe, they are few, and
     * none is a piece of UTF-8.
     */
    private static boolean surelyWestern(byte[] bytes) {
        int strange = 0;
        int letters = 0;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            letters += isLetter(b) ? 1 : 0;
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
                return false;
            } else if (b >= 0x80) {
                strange++;
                boolean letter = b >= 0xC0 && b != 0xD7 && b != 0xF7;
                boolean beside = i > 0 && isLetter(bytes[i - 1] & 0xFF) || i + 1 < bytes.length && isLetter(bytes[i + 1] & 0xFF);
                boolean piece = b >= 0xC2 && b <= 0xF4 && i + 1 < bytes.length && (bytes[i + 1] & 0xC0) == 0x80;
                if (piece || letter && !beside || !letter && !isTypedMark(b)) {
                    return false;
                }
            }
        }
        return strange > 0 && strange * FEWEST_LETTERS_TO_ONE_STRANGE <= letters;
    }

    private static boolean isLetter(int b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /** Euro, ellipsis, quotation marks, dashes, pound, section, degree, angle quotes, Spanish marks, no-break space and their like. */
    private static boolean isTypedMark(int b) {
        return b == 0x80 || b == 0x84 || b == 0x85 || b >= 0x91 && b <= 0x97 || b == 0x99 || b == 0xA0 || b == 0xA1 || b == 0xA3
                || b == 0xA7 || b == 0xA9 || b == 0xAB || b == 0xAE || b == 0xB0 || b == 0xB4 || b == 0xB7 || b == 0xBA || b == 0xAA
                || b == 0xBB || b == 0xBF || b == 0x8A || b == 0x9A || b == 0x8C || b == 0x9C || b == 0x8E || b == 0x9E || b == 0xBD
                || b == 0xBC;
    }
}

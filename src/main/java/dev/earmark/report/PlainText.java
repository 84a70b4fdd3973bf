package dev.earmark.report;

/**
 * Takes the sting out of words that others wrote. Terminals obey escape sequences and pages reorder text at invisible characters;
 * callers, file names and transcripts may hold both.
 */
public final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final char NO_EFFECT = '\u2060';

    private PlainText() {}

    /**
     * The text on one line without anything invisible that acts: control characters (C0, DEL, C1) and line ends become spaces,
     * bidirectional controls, zero-width characters other than joiners, and code points that are not characters are dropped, halves of surrogate pairs
     * become U+FFFD. Runs of spaces become one.
     */
    public static String line(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(kept, point));
        return kept.toString().strip();
    }

    /** The text with halves of surrogate pairs, which no encoding can carry, made U+FFFD; nothing else is changed. */
    public static String wellFormed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> kept.appendCodePoint(isSurrogate(point) ? REPLACEMENT : point));
        return kept.toString();
    }

    /**
     * The text with its line ends and its length: control characters become spaces, bidirectional controls a character of no
     * effect, halves of surrogate pairs U+FFFD. Places within the text stay valid.
     */
    public static String shown(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> kept.appendCodePoint(
                isSurrogate(point) ? REPLACEMENT : isBidiControl(point) ? NO_EFFECT : point != '\n' && acts(point) ? ' ' : point));
        return kept.toString();
    }

    /** Controls, line separators and bidirectional controls: characters that act on a terminal or a reader of lines instead of being shown. */
    public static boolean acts(int point) {
        return Character.isISOControl(point) || point == 0x2028 || point == 0x2029 || isBidiControl(point);
    }

    private static void append(StringBuilder kept, int point) {
        if (isSurrogate(point)) {
            kept.append(REPLACEMENT);
        } else if (isInvisible(point)) {
            return;
        } else if (acts(point) || Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                kept.append(' ');
            }
        } else {
            kept.appendCodePoint(point);
        }
    }

    private static boolean isInvisible(int point) {
        return isBidiControl(point) || point == 0x200B || point == 0x2060 || point == 0xFEFF || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xE0000 && point <= 0xE007F);
    }

    private static boolean isBidiControl(int point) {
        return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}

package dev.earmark.text;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * Takes the sting out of words that others wrote. Terminals obey escape sequences and pages reorder text at invisible characters; callers,
 * file names and transcripts may hold both. Safe for many threads.
 */
public final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final char NO_EFFECT = '\u2060';
    private static final int LONGEST_QUOTED = 80;
    private static final int LONGEST_FILE_NAME = 200;

    private PlainText() {}

    /**
     * Controls, line separators and bidirectional controls: characters that act on a terminal or a reader of lines instead of being shown.
     */
    public static boolean acts(int point) {
        return HiddenCharacters.acts(point);
    }

    /**
     * For a title or a cell: the text on one line without anything invisible that acts. Control characters (C0, DEL, C1) and line ends
     * become spaces, bidirectional controls, zero-width characters other than joiners, and code points that are not characters are dropped,
     * halves of surrogate pairs become U+FFFD. Runs of spaces become one.
     */
    public static String line(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(kept, point));
        return kept.toString().strip();
    }

    /** For data: halves of surrogate pairs, which no encoding can carry, become U+FFFD; nothing else is changed. */
    public static String wellFormed(String text) {
        return each(text, point -> HiddenCharacters.isSurrogate(point) ? REPLACEMENT : point);
    }

    /**
     * For words on a page or in a transcript, whose line ends and length stay: control characters become spaces, bidirectional controls a
     * character of no effect, halves of surrogate pairs U+FFFD. Places within the text stay valid.
     */
    public static String shown(String text) {
        return each(text, point -> HiddenCharacters.isSurrogate(point) ? REPLACEMENT
                : HiddenCharacters.isBidiControl(point) ? NO_EFFECT : point != '\n' && acts(point) ? ' ' : point);
    }

    /** For one line of output or of the log: each hidden character becomes U+FFFD, spaces stay as they are. */
    public static String oneLine(String text) {
        return each(text, point -> HiddenCharacters.isHidden(point) ? REPLACEMENT : point);
    }

    /**
     * For a value within a sentence to a person: at most 80 characters, then an ellipsis; what is hidden or means nothing is a question
     * mark.
     */
    public static String quoted(String text) {
        return quoted(text, LONGEST_QUOTED);
    }

    /** @param most characters (code points) before the ellipsis */
    public static String quoted(String text, int most) {
        boolean longer = text.codePointCount(0, text.length()) > most;
        String start = longer ? text.substring(0, text.offsetByCodePoints(0, most)) : text;
        return each(start, point -> HiddenCharacters.isNoName(point) ? '?' : point) + (longer ? "…" : "");
    }

    /** For a file within a sentence to a person: its last part, {@link #quoted}. */
    public static String name(Path file) {
        Path last = file.getFileName();
        return quoted(String.valueOf(last == null ? file : last));
    }

    /** For an id that is shown in many places: what is hidden or means nothing is dropped, and blanks around it. */
    public static String visible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(point -> !HiddenCharacters.isNoName(point)).forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /**
     * For the name of a file as a stranger sent it: without folders, accents composed (NFC), {@link #visible}, at most 200 characters.
     *
     * @param otherwise when nothing is left of it
     */
    public static String fileName(String sent, String otherwise) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String kept = visible(Normalizer.normalize(last, Normalizer.Form.NFC));
        int length = kept.codePointCount(0, kept.length());
        String name = kept.substring(0, kept.offsetByCodePoints(0, Math.min(length, LONGEST_FILE_NAME))).strip();
        return name.isEmpty() || name.chars().allMatch(c -> c == '.') ? otherwise : name;
    }

    /**
     * For words that are to be kept and searched: letters with their accents are composed (Unicode NFC), so that a word has one spelling,
     * and control characters are dropped, except line feed and tab, and so are characters without width that no script needs. What cannot
     * be stored or written as UTF-8 is refused: NUL and halves of
     * surrogate pairs.
     *
     * @param refusal makes what is thrown from a clause such as {@code holds a NUL character at position 3}
     */
    public static <X extends RuntimeException> String kept(String raw, Function<String, X> refusal) {
        boolean plain = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == 0) {
                throw refusal.apply("holds a NUL character at position " + i);
            }
            if (Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw refusal.apply("holds half of a surrogate pair at position " + i + ", which is not a character");
            }
            plain &= c < 0x7f && (c >= ' ' || c == '\n' || c == '\t');
        }
        return plain ? raw : withoutControls(HiddenCharacters.withoutWidthless(Normalizer.normalize(raw, Normalizer.Form.NFC)));
    }

    private static String withoutControls(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static String each(String text, IntUnaryOperator change) {
        StringBuilder changed = new StringBuilder(text.length());
        text.codePoints().map(change).forEach(changed::appendCodePoint);
        return changed.toString();
    }

    private static void append(StringBuilder kept, int point) {
        if (HiddenCharacters.isSurrogate(point)) {
            kept.append(REPLACEMENT);
        } else if (HiddenCharacters.isInvisible(point)) {
            return;
        } else if (acts(point) || Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                kept.append(' ');
            }
        } else {
            kept.appendCodePoint(point);
        }
    }
}

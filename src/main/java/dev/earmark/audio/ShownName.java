package dev.earmark.audio;

import java.nio.file.Path;

/** A file's name as it may stand in a sentence for a person: file names come from strangers and may hold terminal escapes. */
final class ShownName {

    private static final int MOST_CHARACTERS = 80;
    private static final int MOST_CHARACTERS_OF_WORDS = 300;

    private ShownName() {}

    static String of(Path file) {
        Path last = file.getFileName();
        return shown(last == null ? file.toString() : last.toString(), MOST_CHARACTERS);
    }

    /** The beginning of what a program said. */
    static String words(String text) {
        return shown(text.strip(), MOST_CHARACTERS_OF_WORDS);
    }

    private static String shown(String text, int most) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> shown.appendCodePoint(harmless(c) ? c : '?'));
        return text.codePointCount(0, text.length()) > most ? shown + "…" : shown.toString();
    }

    private static boolean harmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}

package dev.earmark.audio;

import java.nio.file.Path;

/** A file's name as it may stand in a sentence for a person: file names come from strangers and may hold terminal escapes. */
final class ShownName {

    private static final int MOST_CHARACTERS = 80;

    private ShownName() {}

    static String of(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(MOST_CHARACTERS).forEach(c -> shown.appendCodePoint(harmless(c) ? c : '?'));
        return name.codePointCount(0, name.length()) > MOST_CHARACTERS ? shown + "…" : shown.toString();
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

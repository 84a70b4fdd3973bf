package dev.earmark.inbox;

import java.text.Normalizer;

/** The name of a file as a stranger sent it, made harmless: without folders, control and direction characters. */
final class PlainName {

    private static final int MOST_CHARACTERS = 200;

    private PlainName() {}

    /** @param otherwise when nothing is left of it */
    static String of(String fileName, String otherwise) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().filter(PlainName::harmless).limit(MOST_CHARACTERS).forEach(kept::appendCodePoint);
        String name = kept.toString().strip();
        return name.isEmpty() || name.chars().allMatch(c -> c == '.') ? otherwise : name;
    }

    private static boolean harmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}

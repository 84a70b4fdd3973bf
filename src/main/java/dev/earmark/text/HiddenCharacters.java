package dev.earmark.text;

/** Which code points act on a terminal, a page or a reader of lines instead of being shown. */
final class HiddenCharacters {

    private HiddenCharacters() {}

    /** Controls (C0, DEL, C1), line and paragraph separators and bidirectional controls. */
    static boolean acts(int point) {
        return Character.isISOControl(point) || isLineSeparator(point) || isBidiControl(point);
    }

    /** Whatever acts, every other format character, and halves of surrogate pairs. */
    static boolean isHidden(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE || isLineSeparator(point);
    }

    /** Whatever is hidden, and code points that mean nothing, or something else on every machine: unassigned and private ones. */
    static boolean isNoName(int point) {
        int type = Character.getType(point);
        return isHidden(point) || type == Character.UNASSIGNED || type == Character.PRIVATE_USE;
    }

    /** Bidirectional controls, characters without width other than joiners, code points that are not characters, and tags. */
    static boolean isInvisible(int point) {
        return isBidiControl(point) || point == 0x200B || point == 0x2060 || point == 0xFEFF || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xE0000 && point <= 0xE007F);
    }

    /**
     * A text without zero-width spaces, word joiners, byte order marks and soft hyphens, and without joiners behind a letter of a script
     * that
     * has no use for them: they stand invisibly within words.
     */
    static String withoutWidthless(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean joiner = (c == 0x200C || c == 0x200D) && at > 0 && joinsNothing(text.charAt(at - 1));
            if (!joiner && c != 0x200B && c != 0x2060 && c != 0xFEFF && c != 0x00AD) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static boolean joinsNothing(char before) {
        Character.UnicodeScript script = Character.UnicodeScript.of(before);
        return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.GREEK
                || script == Character.UnicodeScript.CYRILLIC || before < 0x80;
    }

    static boolean isBidiControl(int point) {
        return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isLineSeparator(int point) {
        return point == 0x2028 || point == 0x2029;
    }
}

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

package dev.earmark.report.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text counted in cells of a terminal: most characters take one, East Asian and emoji two, combining marks none. */
final class Cells {

    private Cells() {}

    static int of(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** Filled up with spaces, or cut with an ellipsis, to exactly {@code cells}. */
    static String fit(String text, int cells) {
        String cut = of(text) <= cells ? text : head(text, cells - 1) + "…";
        return cut + " ".repeat(Math.max(0, cells - of(cut)));
    }

    static String right(String text, int cells) {
        return " ".repeat(Math.max(0, cells - of(text))) + text;
    }

    /** Lines of at most {@code cells}, broken at spaces, longer words broken anywhere; one empty line for no text. */
    static List<String> wrap(String text, int cells) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            while (of(word) > cells) {
                String room = head(word, line.isEmpty() ? cells : Math.max(0, cells - of(line) - 1));
                lines.add(line.isEmpty() ? room : line + " " + room);
                word = word.substring(room.length());
                line = "";
            }
            if (!line.isEmpty() && of(line) + 1 + of(word) > cells) {
                lines.add(line);
                line = word;
            } else {
                line = line.isEmpty() ? word : line + " " + word;
            }
        }
        lines.add(line);
        return lines;
    }

    private static String head(String text, int cells) {
        int taken = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            taken += width(point);
            if (taken > cells) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /**
     * Blocks that Unicode Standard Annex 11 calls wide, by range: Hangul Jamo, CJK to Yi, Hangul, compatibility forms, emoji, CJK
     * extensions.
     */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF) || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF) || (point >= 0xFE30 && point <= 0xFE6F) || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0x1F300 && point <= 0x1FAFF) || (point >= 0x20000 && point <= 0x3FFFD);
    }
}

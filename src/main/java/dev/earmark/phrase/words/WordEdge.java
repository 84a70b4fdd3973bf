package dev.earmark.phrase.words;

/** Where a word begins or ends in a text. Accents belong to their letter, and "can" is not a word of "can't". */
public final class WordEdge {

    private WordEdge() {}

    /** Whether no word, and no character, goes on over the place before {@code at}; true at both ends of the text. */
    public static boolean isAt(String text, int at) {
        if (at == 0 || at == text.length()) {
            return true;
        } else if (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))) {
            return false;
        }
        boolean left = inWord(text.codePointBefore(at))
                || isApostrophe(text.charAt(at - 1)) && at > 1 && inWord(text.codePointBefore(at - 1));
        boolean right = inWord(text.codePointAt(at)) || isApostrophe(text.charAt(at)) && at + 1 < text.length()
                && inWord(text.codePointAt(at + 1));
        return !left || !right;
    }

    /** A stretch of the text, made longer until it ends where words end: the "4" of "March 4th" is shown as "4th". */
    public static String wholeWords(String text, int from, int to) {
        int start = from;
        int end = to;
        while (!isAt(text, start)) {
            start--;
        }
        while (!isAt(text, end)) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean inWord(int character) {
        return Character.isLetterOrDigit(character) || switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isApostrophe(char character) {
        return character == '\'' || character == '’';
    }
}

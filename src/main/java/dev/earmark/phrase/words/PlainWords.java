package dev.earmark.phrase.words;

import java.util.Locale;

/**
 * Words of the 26 letters and apostrophes between them, found by looking at each letter once. What stands beside a hyphen or a letter of
 * another alphabet is left to the pattern of {@link Tokeniser}, which finds the same words and more.
 */
final class PlainWords {

    private static final int ASCII = 128;

    private PlainWords() {}

    /** Where the next word may begin: at a letter, a digit, a bracket, or a sign of money. @return the text's length when nowhere */
    static int next(String text, int from) {
        int at = from;
        while (at < text.length() && !mayBegin(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean mayBegin(char sign) {
        return letter(sign) || sign >= ASCII || sign >= '0' && sign <= '9' || sign == '[' || sign == '<' || sign == '$';
    }

    /** Behind the plain word that begins there; {@code from} when there is none, or none that is surely plain. */
    static int end(String text, int from) {
        int at = letters(text, from);
        while (at > from && at + 1 < text.length() && text.charAt(at) == '\'' && letter(text.charAt(at + 1))) {
            at = letters(text, at + 1);
        }
        boolean alone = at == text.length() || text.charAt(at) < ASCII && text.charAt(at) != '-'
                && (text.charAt(at) != '\'' || at + 1 == text.length() || text.charAt(at + 1) < ASCII);
        return alone ? at : from;
    }

    private static int letters(String text, int from) {
        int at = from;
        while (at < text.length() && letter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean letter(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
    }

    static String lowerCase(String text, int from, int to) {
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }
}

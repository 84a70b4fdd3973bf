package dev.earmark.language.prompt;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the words begin with which a match of a regular expression can begin. Most expressions of a list can be passed over for a text none
 * of whose words begins like that.
 */
final class Beginnings {

    /** Longest beginning that is told, in characters. */
    static final int LONGEST = 6;

    private static final String LIST = "\\b(?:";

    private Beginnings() {}

    /** Of an expression that begins with a list of plain words; empty when it may begin otherwise. */
    static Optional<Set<String>> of(String expression) {
        if (!expression.startsWith(LIST)) {
            return Optional.empty();
        }
        Set<String> beginnings = new HashSet<>();
        int depth = 1;
        int from = LIST.length();
        for (int i = from; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' || c == '[') {
                i = behind(expression, i);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' || c == '|') {
                depth -= c == ')' ? 1 : 0;
                if (depth == 0 || depth == 1 && c == '|') {
                    String beginning = plain(expression, from);
                    if (beginning.isEmpty() || depth == 0 && optional(expression, i + 1)) {
                        return Optional.empty();
                    }
                    beginnings.add(beginning);
                    from = i + 1;
                }
                if (depth == 0) {
                    return Optional.of(beginnings);
                }
            }
        }
        return Optional.empty();
    }

    /** How the words of a text begin, in up to {@value #LONGEST} characters and in every fewer. */
    static Set<String> in(String text) {
        Set<String> beginnings = new HashSet<>();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) && (i == 0 || !asciiWord(text.charAt(i - 1)))) {
                for (int end = i + 1; end <= Math.min(i + LONGEST, text.length()); end++) {
                    beginnings.add(text.substring(i, end));
                }
            }
        }
        return beginnings;
    }

    /** What no boundary of words stands behind, however they are told apart. */
    private static boolean asciiWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** The last character of what begins at {@code at}: an escaped one, or a class. */
    private static int behind(String expression, int at) {
        if (expression.charAt(at) == '\\') {
            return at + 1;
        }
        int end = at + 1;
        while (end < expression.length() && expression.charAt(end) != ']') {
            end += expression.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    /** The letters and digits that must stand there. */
    private static String plain(String expression, int from) {
        int to = from;
        while (to < from + LONGEST && to < expression.length() && Character.isLetterOrDigit(expression.charAt(to))
                && !optional(expression, to + 1)) {
            to++;
        }
        return expression.substring(from, to);
    }

    private static boolean optional(String expression, int at) {
        return at < expression.length() && "?*{".indexOf(expression.charAt(at)) >= 0;
    }
}

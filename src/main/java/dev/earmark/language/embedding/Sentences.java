package dev.earmark.language.embedding;

/** Makes any text fit for the native tokenizer, which knows no lone surrogates and fails on text without any token. */
final class Sentences {

    /** About 1,000 tokens: no spoken turn is longer, and a hostile one of megabytes costs no more than this. */
    static final int MAX_CHARACTERS = 4_000;

    private Sentences() {}

    /**
     * The text with single spaces and without control, format and combining characters, which the tokenizer drops too; empty when
     * nothing to read is left.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS));
        boolean gap = false;
        for (int i = 0; i < text.length() && clean.length() < MAX_CHARACTERS; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (readable(c)) {
                clean.append(gap && !clean.isEmpty() ? " " : "").appendCodePoint(c);
                gap = false;
            } else {
                gap |= Character.isWhitespace(c) || Character.isSpaceChar(c);
            }
        }
        return clean.toString();
    }

    private static boolean readable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }
}

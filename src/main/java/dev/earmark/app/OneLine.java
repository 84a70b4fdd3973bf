package dev.earmark.app;

/** File names and input may hold line feeds and terminal escapes: a message is one line without any. */
final class OneLine {

    private OneLine() {}

    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(OneLine::harmless).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT, Character.SURROGATE -> '\ufffd';
            default -> character;
        };
    }
}

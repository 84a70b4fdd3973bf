package dev.earmark.report.terminal;

import dev.earmark.report.VerdictLook;
import java.util.List;

/** Lines for a terminal of a certain width. Colours and bold are added only where they are wanted; text never brings its own. */
final class Paper {

    private static final String ESCAPE = "\u001B[";

    private final boolean colour;
    private final int columns;
    private final StringBuilder text = new StringBuilder();

    Paper(boolean colour, int columns) {
        this.colour = colour;
        this.columns = columns;
    }

    int columns() {
        return columns;
    }

    Paper line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    /** Wrapped after {@code first}, whose cells the following lines are indented by. Both are without colours. */
    Paper wrapped(String first, String words) {
        int indent = Cells.of(first);
        List<String> lines = Cells.wrap(words, Math.max(10, columns - indent));
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? first : " ".repeat(indent)) + lines.get(i));
        }
        return this;
    }

    Paper gap() {
        return line("");
    }

    String bold(String words) {
        return styled("1", words);
    }

    String quiet(String words) {
        return styled("2", words);
    }

    String tinted(VerdictLook look, String words) {
        return styled("1;38;5;" + look.colour(), words);
    }

    private String styled(String style, String words) {
        return colour ? ESCAPE + style + "m" + words + ESCAPE + "0m" : words;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

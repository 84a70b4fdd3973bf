package dev.earmark.rubric.lint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds lines that a comma has cut in two: in YAML's square brackets, a comma begins a new line unless the words stand in quotation marks.
 */
final class SplitLines {

    private static final Pattern MIDDLE = Pattern.compile("(?:and|or|but|nor|which|who|whose|then|because|so that|not just|not only)\\b.*",
            Pattern.DOTALL);
    private static final int SHOWN = 40;

    private SplitLines() {}

    /** Of rules: of what people say, many a sentence begins with "and". @param hints of the key that holds the list */
    static void check(List<String> lines, Hints hints) {
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (MIDDLE.matcher(line).matches()) {
                hints.item(i).warning("judged.split-line", "\"" + line.substring(0, Math.min(SHOWN, line.length()))
                        + "\" begins in the middle of a sentence: within [ ] a comma begins a new line, so put the whole line into "
                        + "quotation marks, or write each line below the other behind a dash.");
            }
        }
    }
}

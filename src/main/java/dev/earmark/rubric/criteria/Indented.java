package dev.earmark.rubric.criteria;

import dev.earmark.yaml.YamlScalar;
import java.util.List;

/** A criterion's lines as an item of a list in a rubric. */
final class Indented {

    private Indented() {}

    /**
     * @param text   lines from the left margin, the first of them the id; without a weight
     * @param why    is written unless the lines hold it already
     * @param indent of the hyphen, in blanks
     */
    static String item(List<String> text, String why, int weight, int indent) {
        String margin = " ".repeat(indent);
        StringBuilder item = new StringBuilder(margin).append("- ").append(text.getFirst()).append('\n');
        item.append(margin).append("  weight: ").append(weight).append('\n');
        if (text.stream().noneMatch(line -> line.startsWith("why:"))) {
            item.append(margin).append("  why: ").append(YamlScalar.of(why)).append('\n');
        }
        text.stream().skip(1).forEach(line -> item.append(line.isEmpty() ? "" : margin + "  " + line).append('\n'));
        return item.toString();
    }
}

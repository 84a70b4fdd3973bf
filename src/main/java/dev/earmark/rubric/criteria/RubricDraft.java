package dev.earmark.rubric.criteria;

import dev.earmark.fault.Rejected;
import dev.earmark.rubric.RubricText;
import dev.earmark.transcript.Channel;
import dev.earmark.yaml.YamlScalar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rubric to begin with, of criteria of the library.
 *
 * @param house names that customers know the company by, as people say them; empty when nobody has said
 */
public record RubricDraft(String id, String title, Channel channel, List<String> house, List<TradeCriterion> criteria) {

    private static final int MOST = 100;

    public RubricDraft {
        house = List.copyOf(house);
        criteria = CriteriaShelf.ordered(criteria);
    }

    /**
     * The file, with comments that say how to go on.
     *
     * @throws Rejected with {@code rubric.invalid} when the parts do not make a rubric
     */
    public String text() {
        if (criteria.isEmpty() || criteria.size() > MOST) {
            throw new Rejected("rubric.invalid", "A rubric is made of 1 to " + MOST + " criteria, not of " + criteria.size() + ".");
        }
        different();
        String text = head() + words() + "sections:\n" + sections();
        RubricText.read(id + ".yaml", text);
        return text;
    }

    private void different() {
        Set<String> seen = new HashSet<>();
        criteria.forEach(one -> {
            if (!seen.add(one.criterion().id())) {
                throw new Rejected("rubric.invalid", "The criterion \"" + one.id() + "\" is named twice; name it once.");
            }
        });
    }

    private String head() {
        return """
                # yaml-language-server: $schema=rubric.schema.json
                #
                # Made of criteria from the library (earmark rubric library). The file is yours from here on:
                #  - under "words", put the names that customers know you by;
                #  - change questions, phrases and examples to how people talk at your place; remove what you do not ask for;
                #  - weights are points and add up to 100;
                #  - raise "version" whenever scores change their meaning.
                rubric: %s
                version: 1
                title: %s
                channels: [%s]
                pass-mark: 75
                """.formatted(id, YamlScalar.of(title), channel.label());
    }

    /** A list that no phrase uses would be noise; it is shown as a comment. */
    private String words() {
        boolean used = criteria.stream().flatMap(one -> one.text().stream()).anyMatch(line -> line.contains("{house}"));
        String names = house.isEmpty() ? "\"your company\"" : house.stream().map(YamlScalar::quoted).collect(Collectors.joining(", "));
        return used
                ? "words:\n  # The names that customers know you by, as people say them;\n"
                        + "  # {house} in a phrase finds each.\n  house: [" + names + "]\n"
                : "# words:\n#   house: [" + names + "]      # names that customers know you by; {house} in a phrase finds each\n";
    }

    private String sections() {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        List<Integer> weights = weights(criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            TradeCriterion one = criteria.get(i);
            sections.computeIfAbsent(one.group(), RubricDraft::section)
                    .append("      # ").append(one.title()).append('\n')
                    .append(Indented.item(one.text(), one.why(), weights.get(i), 6)).append('\n');
        }
        return sections.values().stream().map(StringBuilder::toString).collect(Collectors.joining()).stripTrailing() + "\n";
    }

    private static StringBuilder section(String group) {
        String title = group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1).replace('-', ' ').replace('_', ' ');
        return new StringBuilder("  - id: " + group + "\n    title: " + YamlScalar.of(title) + "\n    criteria:\n");
    }

    /** Whole numbers that add up to 100 and differ by 1 at most, the greater ones first. */
    static List<Integer> weights(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> MOST / count + (i < MOST % count ? 1 : 0)).toList();
    }
}

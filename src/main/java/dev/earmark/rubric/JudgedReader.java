package dev.earmark.rubric;

import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a question for a language model: a text, or a mapping with rules and examples. */
final class JudgedReader {

    private static final Map<String, Set<Speaker>> SPEAKERS =
            Map.of("agent", Set.of(Speaker.AGENT), "customer", Set.of(Speaker.CUSTOMER), "either", Set.of(Speaker.AGENT, Speaker.CUSTOMER),
                    "bot", Set.of(Speaker.BOT));
    private static final Map<String, Check.Quantifier> QUANTIFIERS = Map.of("exists", Check.Quantifier.EXISTS, "always",
            Check.Quantifier.ALWAYS, "last", Check.Quantifier.LAST, "near the end", Check.Quantifier.NEAR_THE_END);
    private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);
    private static final int MOST_LINES = 12;
    private static final int LONGEST_LINE = 600;

    private JudgedReader() {}

    /** @param evidenceFrom whose words prove it where the question does not say */
    static Check.Judged read(YamlMap check, Speaker evidenceFrom) {
        if (!check.isMap("judged")) {
            return judged(check.text("judged"), evidenceFrom);
        }
        YamlMap map = check.mapIf("judged").orElseThrow()
                .only("question", "definition", "met-when", "not-met-when", "not-applicable-when", "evidence-from", "anchors", "quantifier",
                        "critical");
        return new Check.Judged(
                map.text("question"),
                map.textIf("definition").orElse(null),
                lines(map, "met-when"),
                lines(map, "not-met-when"),
                lines(map, "not-applicable-when"),
                map.has("evidence-from") ? map.choice("evidence-from", SPEAKERS) : Set.of(evidenceFrom),
                anchors(map),
                map.has("quantifier") ? map.choice("quantifier", QUANTIFIERS) : Check.Quantifier.EXISTS,
                map.has("critical") && map.choice("critical", TRUTHS));
    }

    private static Check.Judged judged(String question, Speaker from) {
        return new Check.Judged(question, null, List.of(), List.of(), List.of(), Set.of(from), List.of(), Check.Quantifier.EXISTS, false);
    }

    private static List<Check.Anchor> anchors(YamlMap map) {
        List<Check.Anchor> anchors = new ArrayList<>();
        map.mapIf("anchors").ifPresent(written -> {
            written.only("met", "not-met");
            lines(written, "met").forEach(words -> anchors.add(new Check.Anchor(words, true)));
            lines(written, "not-met").forEach(words -> anchors.add(new Check.Anchor(words, false)));
        });
        return anchors;
    }

    private static List<String> lines(YamlMap map, String key) {
        List<String> lines = map.texts(key);
        if (lines.size() > MOST_LINES || lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            throw map.wrong("\"" + key + "\" is too long; write at most " + MOST_LINES + " lines of at most " + LONGEST_LINE
                    + " characters");
        }
        return lines;
    }
}

package dev.earmark.rubric;

import dev.earmark.measure.MeasureName;
import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.Nearest;
import dev.earmark.yaml.YamlMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one check of a rubric file, with all that is below it. */
final class CheckReader {

    private static final List<String> KINDS = List.of("phrase", "examples", "measured", "echo", "judged", "all", "any", "not");
    private static final Map<String, Speaker> SPEAKERS = Map.of("agent", Speaker.AGENT, "customer", Speaker.CUSTOMER);
    private static final int FEWEST_EXAMPLES = 3;

    private final Set<String> wordLists;
    private final Speaker evidenceFrom;

    /** @param evidenceFrom who speaks where a check does not say */
    CheckReader(Set<String> wordLists, Speaker evidenceFrom) {
        this.wordLists = wordLists;
        this.evidenceFrom = evidenceFrom;
    }

    Check read(YamlMap map) {
        List<String> kinds = KINDS.stream().filter(map::has).toList();
        if (kinds.size() != 1) {
            throw map.wrong("a check needs exactly one of " + String.join(", ", KINDS) + (kinds.isEmpty() ? "" : ", not " + String.join(" and ", kinds)));
        }
        return switch (kinds.getFirst()) {
            case "phrase" -> phrase(map);
            case "examples" -> examples(map);
            case "measured" -> measured(map);
            case "echo" -> echo(map);
            case "judged" -> judged(map);
            case "all" -> new Check.All(several(map.only("all"), "all"));
            case "any" -> new Check.Any(several(map.only("any"), "any"));
            default -> negated(map.only("not"));
        };
    }

    private Check phrase(YamlMap map) {
        map.only("phrase", "from", "within");
        List<String> written = map.texts("phrase");
        return new Check.Phrase(patterns(map, written), written, from(map), window(map));
    }

    private Check examples(YamlMap map) {
        map.only("examples", "from", "within");
        YamlMap sentences = map.mapIf("examples").orElseThrow().only("count", "do-not-count", "at-least");
        List<String> count = sentences.texts("count");
        if (count.size() < FEWEST_EXAMPLES) {
            throw sentences.wrong("\"count\" lists " + count.size() + " sentences; write at least " + FEWEST_EXAMPLES + ", better 10, said in different ways");
        }
        return new Check.Examples(count, sentences.texts("do-not-count"), from(map), window(map), sentences.number("at-least", 0.05, 0.99, 0.5));
    }

    private Check measured(YamlMap map) {
        map.only("measured", "at-least", "at-most");
        String name = map.text("measured");
        List<String> names = Arrays.stream(MeasureName.values()).map(MeasureName::label).toList();
        MeasureName measure = MeasureName.of(name).orElseThrow(() -> map.wrong("there is no measure \"" + name + "\"; "
                + Nearest.to(name, names).map(near -> "did you mean \"" + near + "\"?").orElse("measures are " + String.join(", ", names))));
        @Nullable Double atLeast = map.numberIf("at-least").orElse(null);
        @Nullable Double atMost = map.numberIf("at-most").orElse(null);
        if (atLeast == null && atMost == null) {
            throw map.wrong("a measured check needs \"at-least\", \"at-most\" or both");
        }
        return new Check.Measured(measure, atLeast, atMost);
    }

    private Check echo(YamlMap map) {
        map.only("echo", "of");
        List<String> written = map.texts("echo");
        Speaker of = map.has("of") ? map.choice("of", SPEAKERS) : evidenceFrom.other();
        return new Check.Echo(of, of.other(), patterns(map, written), written);
    }

    private Check judged(YamlMap map) {
        map.only("judged");
        return new Check.Judged(map.text("judged"));
    }

    private Check negated(YamlMap map) {
        return new Check.Not(read(map.mapIf("not").orElseThrow()));
    }

    private List<Check> several(YamlMap map, String key) {
        List<Check> checks = map.maps(key).stream().map(this::read).toList();
        if (checks.size() < 2) {
            throw map.wrong("\"" + key + "\" combines at least 2 checks, not " + checks.size());
        }
        return checks;
    }

    private List<Pattern> patterns(YamlMap map, List<String> written) {
        List<Pattern> patterns = written.stream().map(text -> orWrong(map, text, PatternParser::parse)).toList();
        patterns.forEach(pattern -> knownNames(map, pattern));
        return patterns;
    }

    private void knownNames(YamlMap map, Pattern pattern) {
        switch (pattern) {
            case Pattern.Named(String name) -> {
                if (!wordLists.contains(name) && Slot.of(name).isEmpty()) {
                    throw map.wrong("there is no word list {" + name + "}; write it under \"words\", or use one of {"
                            + String.join("}, {", Slot.labels()) + "}");
                }
            }
            case Pattern.Sequence(List<Pattern> parts) -> parts.forEach(part -> knownNames(map, part));
            case Pattern.OneOf(List<Pattern> choices) -> choices.forEach(choice -> knownNames(map, choice));
            case Pattern.Maybe(Pattern part) -> knownNames(map, part);
            case Pattern.Literal _, Pattern.Gap _ -> {}
        }
    }

    private Speaker from(YamlMap map) {
        return map.has("from") ? map.choice("from", SPEAKERS) : evidenceFrom;
    }

    private static Window window(YamlMap map) {
        return map.textIf("within").map(text -> orWrong(map, text, WindowParser::parse)).orElse(new Window.Whole());
    }

    static <T> T orWrong(YamlMap map, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw map.wrong(String.valueOf(wrong.getMessage()));
        }
    }
}

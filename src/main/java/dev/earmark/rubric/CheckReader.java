package dev.earmark.rubric;

import dev.earmark.measure.MeasureName;
import dev.earmark.phrase.pattern.WordLists;
import dev.earmark.redaction.PrivateKind;
import dev.earmark.rubric.Check.PrivateWords.When;
import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.Nearest;
import dev.earmark.yaml.YamlMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one check of a rubric file, with all that is below it. */
public final class CheckReader {

    private static final List<String> KINDS = List.of("phrase", "examples", "measured", "echo", "private-words", "search", "judged",
            "all", "any", "not");
    private static final Map<String, Speaker> SPEAKERS = Map.of("agent", Speaker.AGENT, "customer", Speaker.CUSTOMER, "bot", Speaker.BOT,
            "system", Speaker.SYSTEM);
    private static final Map<String, When> TIMES = Map.of("anywhere", When.ANYWHERE, "before-pause", When.BEFORE_PAUSE, "after-pause",
            When.AFTER_PAUSE);
    private static final Map<String, Boolean> EXPECTATIONS = Map.of("none", false, "some", true);
    private static final int FEWEST_EXAMPLES = 3;

    private static final int MOST_EXAMPLES = 200;
    private static final int LONGEST_EXAMPLE = 300;

    private final WordLists words;
    private final RubricSearches searches;
    private final Speaker evidenceFrom;

    /** @param evidenceFrom who speaks where a check does not say */
    CheckReader(WordLists words, RubricSearches searches, Speaker evidenceFrom) {
        this.words = words;
        this.searches = searches;
        this.evidenceFrom = evidenceFrom;
    }

    Check read(YamlMap map) {
        List<String> kinds = KINDS.stream().filter(map::has).toList();
        if (kinds.size() != 1) {
            throw map.wrong("a check needs exactly one of " + String.join(", ", KINDS)
                    + (kinds.isEmpty() ? "" : ", not " + String.join(" and ", kinds)));
        }
        return switch (kinds.getFirst()) {
            case "phrase" -> phrase(map);
            case "examples" -> examples(map);
            case "measured" -> measured(map);
            case "echo" -> echo(map);
            case "private-words" -> privateWords(map);
            case "search" -> searches.check(map.only("search"), evidenceFrom);
            case "judged" -> judged(map);
            case "all" -> new Check.All(several(map.only("all"), "all"));
            case "any" -> new Check.Any(several(map.only("any"), "any"));
            default -> negated(map.only("not"));
        };
    }

    private Check phrase(YamlMap map) {
        map.only("phrase", "from", "within");
        return new Check.Phrase(words.phrases(map, "phrase"), map.texts("phrase"), from(map), window(map, from(map)));
    }

    private Check examples(YamlMap map) {
        map.only("examples", "from", "within");
        YamlMap sentences = map.mapIf("examples").orElseThrow().only("count", "do-not-count", "at-least");
        List<String> count = sentences(sentences, "count");
        if (count.size() < FEWEST_EXAMPLES) {
            throw sentences.wrong("\"count\" lists " + count.size() + " sentences; write at least " + FEWEST_EXAMPLES
                    + ", better 10, said in different ways");
        }
        return new Check.Examples(count, sentences(sentences, "do-not-count"), from(map), window(map, from(map)),
                sentences.number("at-least", 0.05, 0.99, 0.5));
    }

    private static List<String> sentences(YamlMap map, String key) {
        List<String> sentences = map.texts(key);
        if (sentences.size() > MOST_EXAMPLES) {
            throw map.wrong("\"" + key + "\" lists " + sentences.size() + " sentences; at most " + MOST_EXAMPLES + " are read");
        }
        sentences.stream().filter(sentence -> sentence.length() > LONGEST_EXAMPLE).findFirst().ifPresent(sentence -> {
            throw map.wrong("\"" + key + "\" has a sentence of " + sentence.length() + " characters; at most " + LONGEST_EXAMPLE
                    + " are compared");
        });
        return sentences;
    }

    private Check measured(YamlMap map) {
        map.only("measured", "at-least", "at-most");
        String name = map.text("measured");
        List<String> names = Arrays.stream(MeasureName.values()).map(MeasureName::label).toList();
        MeasureName measure = MeasureName.of(name).orElseThrow(() -> map.wrong("there is no measure " + YamlMap.shown(name) + "; "
                + Nearest.to(name, names).map(near -> "did you mean \"" + near + "\"?")
                .orElse("measures are " + String.join(", ", names))));
        @Nullable Double atLeast = map.numberIf("at-least").orElse(null);
        @Nullable Double atMost = map.numberIf("at-most").orElse(null);
        if (atLeast == null && atMost == null) {
            throw map.wrong("a measured check needs \"at-least\", \"at-most\" or both");
        } else if (atLeast != null && atMost != null && atLeast > atMost) {
            throw map.wrong("\"at-least\" is greater than \"at-most\", so the check can never hold");
        }
        return new Check.Measured(measure, atLeast, atMost);
    }

    private static Check privateWords(YamlMap map) {
        map.only("private-words", "when", "expect");
        List<PrivateKind> kinds = map.texts("private-words").stream().map(label -> kind(map, label)).toList();
        if (kinds.isEmpty()) {
            throw map.wrong("\"private-words\" lists nothing; kinds are " + String.join(", ", PrivateKind.labels()));
        }
        return new Check.PrivateWords(kinds, map.has("when") ? map.choice("when", TIMES) : When.ANYWHERE,
                map.has("expect") && map.choice("expect", EXPECTATIONS));
    }

    private static PrivateKind kind(YamlMap map, String label) {
        return PrivateKind.of(label).orElseThrow(() -> map.wrong("there is no kind of private words " + YamlMap.shown(label) + "; "
                + Nearest.to(label, PrivateKind.labels()).map(near -> "did you mean \"" + near + "\"?")
                .orElse("kinds are " + String.join(", ", PrivateKind.labels()))));
    }

    private Check echo(YamlMap map) {
        map.only("echo", "of");
        Speaker of = map.has("of") ? map.choice("of", SPEAKERS) : evidenceFrom.other();
        return new Check.Echo(of, of.other(), words.phrases(map, "echo"), map.texts("echo"));
    }

    private Check judged(YamlMap map) {
        return JudgedReader.read(map.only("judged"), evidenceFrom);
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

    private Speaker from(YamlMap map) {
        return map.has("from") ? map.choice("from", SPEAKERS) : evidenceFrom;
    }

    private static Window window(YamlMap map, Speaker from) {
        Window window = map.textIf("within").map(text -> map.parsed(text, WindowParser::parse)).orElse(new Window.Whole());
        Speaker counted = counted(window);
        if (counted != null && counted != from) {
            throw map.wrong("\"within\" counts turns of the " + counted.label() + ", in which the " + from.label()
                    + " says nothing; count turns of the "
                    + from.label() + ", or look at the words of the " + counted.label() + " with \"from\"");
        }
        return window;
    }

    /** Whose turns a window is made of; null when it is not made of the turns of one party. */
    private static @Nullable Speaker counted(Window window) {
        return switch (window) {
            case Window.FirstTurns(_, Speaker of) -> of;
            case Window.LastTurns(_, Speaker of) -> of;
            case Window.NextTurns(_, Speaker of) -> of;
            case Window.Whole _, Window.FirstSeconds _, Window.LastSeconds _, Window.AfterTurns _, Window.AroundWaits _ -> null;
        };
    }
}

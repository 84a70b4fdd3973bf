package dev.earmark.moments;

import dev.earmark.fault.Rejected;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.moments.MomentKind.Said;
import dev.earmark.moments.MomentKinds.Shown;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.WordLists;
import dev.earmark.rubric.SearchText;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.search.query.DecidingQueries;
import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of kinds of moments in a folder of rubrics. */
public final class MomentKindsFile {

    public static final String NAME = "moments.yaml";

    private static final String USEFUL = "at-least-useful";
    private static final String INVALID = "moments.invalid";
    private static final String ID = "[a-z][a-z0-9-]{0,63}";
    private static final Map<String, Tone> TONES = Map.of("coaching", Tone.COACHING, "praise", Tone.PRAISE);
    private static final Map<String, Speaker> PARTIES = Map.of("agent", Speaker.AGENT, "customer", Speaker.CUSTOMER);
    private static final Map<String, Boolean> SWITCHES = Map.of("on", true, "off", false);
    private static final Map<String, Stretch> PLACES = Map.of("opening", new Stretch.Opening(), "closing", new Stretch.Closing());
    /** About as much as a small criterion. */
    private static final double USUAL_WEIGHT = 4;
    private static final double LEAST_WEIGHT = 0.01;
    private static final double MOST_WEIGHT = 100;
    private static final double SHORTEST_SECONDS = 0.1;
    private static final double LONGEST_SECONDS = 3600;
    private static final int MOST_KINDS = 100;
    private static final int MOST_SHOWN = 50;
    /** Kinds of moments that others mark. */
    private static final Set<String> TAKEN = Set.of("alert");

    private final WordLists words;
    private final DecidingQueries queries;

    private MomentKindsFile(WordLists words) {
        this.words = words;
        this.queries = new DecidingQueries(words.patterns());
    }

    /**
     * The kinds of the first of some folders that has such a file; {@link MomentKinds#BUILT_IN} where none has.
     *
     * @throws Rejected with {@code moments.invalid} and the place when that file is wrong
     */
    public static MomentKinds of(Path... folders) {
        return Arrays.stream(folders).map(folder -> folder.resolve(NAME)).filter(Files::isRegularFile).findFirst()
                .map(MomentKindsFile::read).orElse(MomentKinds.BUILT_IN);
    }

    private static MomentKinds read(Path file) {
        YamlMap top = YamlFile.read(file, INVALID).only("built-in", "words", "kinds", "shown", "routine");
        WordLists words = WordLists.read(top);
        Map<BuiltIn, FoundKind> found = top.mapIf("built-in").map(MomentKindsFile::found).orElseGet(BuiltIn::all);
        MomentKindsFile reader = new MomentKindsFile(words);
        return new MomentKinds(found, top.mapIf("kinds").map(reader::kinds).orElse(List.of()), words.patterns(),
                top.mapIf("shown").map(MomentKindsFile::shown).orElse(Shown.USUAL), top.texts("routine"));
    }

    private static Shown shown(YamlMap map) {
        map.only("at-most", "coaching", "praise", "at-least", USEFUL);
        int atMost = map.has("at-most") ? map.whole("at-most", 1, MOST_SHOWN) : Shown.USUAL.atMost();
        return new Shown(atMost, part(map, "coaching", atMost, Shown.USUAL.coaching()), part(map, "praise", atMost, Shown.USUAL.praise()),
                map.number("at-least", 0, MOST_WEIGHT, 0), map.number(USEFUL, 0, 1, 0));
    }

    private static int part(YamlMap map, String tone, int atMost, int usual) {
        return map.has(tone) ? map.whole(tone, 0, atMost) : Math.min(atMost, usual);
    }

    private static Map<BuiltIn, FoundKind> found(YamlMap map) {
        map.only(BuiltIn.labels().toArray(String[]::new));
        Map<BuiltIn, FoundKind> found = new EnumMap<>(BuiltIn.all());
        for (BuiltIn kind : BuiltIn.values()) {
            if (map.isMap(kind.label())) {
                map.mapIf(kind.label()).ifPresent(told -> found.put(kind, told(kind, told)));
            } else if (map.has(kind.label()) && !map.choice(kind.label(), SWITCHES)) {
                found.remove(kind);
            }
        }
        return found;
    }

    private static FoundKind told(BuiltIn kind, YamlMap map) {
        FoundKind usual = kind.usual();
        map.only(keys(kind));
        Duration atLeast = usual.atLeast() == null ? null : Duration.ofMillis(Math.round(1_000
                * map.number("at-least-seconds", SHORTEST_SECONDS, LONGEST_SECONDS, usual.atLeastMs() / 1_000.0)));
        return new FoundKind(map.textIf("title").orElse(usual.title()), map.textIf("why").orElse(usual.why()),
                map.has("better-line") ? map.text("better-line") : usual.betterLine(),
                map.number("weight", LEAST_WEIGHT, MOST_WEIGHT, usual.weight()), atLeast,
                map.number("at-least-confidence", 0, 1, 0), map.has(USEFUL) ? map.number(USEFUL, 0, 1, 0) : null);
    }

    private static String[] keys(BuiltIn kind) {
        List<String> keys = new ArrayList<>(List.of("title", "why", "better-line", "weight", USEFUL));
        if (kind.usual().atLeast() != null) {
            keys.add("at-least-seconds");
        } else {
            keys.add("at-least-confidence");
        }
        return keys.toArray(String[]::new);
    }

    private List<MomentKind> kinds(YamlMap map) {
        if (map.keys().size() > MOST_KINDS) {
            throw map.wrong("there are " + map.keys().size() + " kinds; at most " + MOST_KINDS + " are looked for");
        }
        List<MomentKind> kinds = new ArrayList<>();
        for (String id : map.keys()) {
            if (!id.matches(ID) || BuiltIn.labels().contains(id) || TAKEN.contains(id)) {
                throw map.wrong(YamlMap.shown(id) + " cannot name a kind; begin with a lower-case letter and go on with those, digits and "
                        + "hyphens, 64 in all at most, and take none of " + String.join(", ", BuiltIn.labels()) + ", alert");
            }
            kinds.add(kind(id, map.mapIf(id).orElseThrow(() -> map.wrong("the kind \"" + id + "\" says nothing"))));
        }
        return kinds;
    }

    private MomentKind kind(String id, YamlMap map) {
        map.only("title", "why", "tone", "phrases", "search", "saved", "from", "where", "better-line", "weight", USEFUL);
        return new MomentKind(id, map.text("title"), map.textIf("why").orElse(null), map.choice("tone", TONES), said(map),
                map.has("from") ? map.choice("from", PARTIES) : null, where(map), map.textIf("better-line").orElse(null),
                map.number("weight", LEAST_WEIGHT, MOST_WEIGHT, USUAL_WEIGHT), map.number(USEFUL, 0, 1, 0));
    }

    private static @Nullable Stretch where(YamlMap map) {
        return map.has("where") ? map.choice("where", PLACES) : null;
    }

    private Said said(YamlMap map) {
        List<String> ways = List.of("phrases", "search", "saved").stream().filter(map::has).toList();
        if (ways.size() != 1) {
            throw map.wrong("a kind needs exactly one of phrases, search, saved" + (ways.isEmpty() ? "" : ", not " + String.join(" and ",
                    ways)));
        }
        return switch (ways.getFirst()) {
            case "phrases" -> new MomentKind.Written(phrases(map));
            case "search" -> new MomentKind.Written(SearchText.read(queries, map, map.text("search")));
            default -> new MomentKind.Saved(map.text("saved"));
        };
    }

    private SearchQuery phrases(YamlMap map) {
        List<Pattern> patterns = words.phrases(map, "phrases");
        List<String> written = map.texts("phrases");
        List<SearchQuery> any = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            any.add(new SearchQuery.Phrase(written.get(i), patterns.get(i), words.patterns(), false));
        }
        return any.size() == 1 ? any.getFirst() : new SearchQuery.Or(any);
    }
}

package dev.earmark.phrase.pattern;

import dev.earmark.yaml.YamlMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The word lists of one rubric file, and what has to be true of every phrase that may use them: its names are known, no list holds
 * itself, something has to be said, and written out it stays small. One use per file.
 */
public final class WordLists {

    /** Words of one phrase, written out. */
    private static final int MOST_WORDS_IN_PHRASE = 5_000;
    /** Words of all phrases of a file, written out; each becomes a state of an automaton. */
    private static final int MOST_WORDS = 200_000;
    private static final int MOST_LISTS = 200;
    private static final Extent OF_SLOT = new Extent(1, 4);

    private final Map<String, List<Pattern>> lists = new LinkedHashMap<>();
    private final Map<String, Extent> extents = new HashMap<>();
    private long words;

    private WordLists() {}

    /**
     * How long a pattern is.
     *
     * @param least fewest words that fit
     * @param size  words when all is written out
     */
    private record Extent(long least, long size) {

        Extent then(Extent next) {
            return new Extent(least + next.least, Math.min(size + next.size, MOST_WORDS));
        }

        Extent or(Extent other) {
            return new Extent(Math.min(least, other.least), Math.min(size + other.size, MOST_WORDS));
        }
    }

    public static WordLists read(YamlMap top) {
        WordLists lists = new WordLists();
        top.mapIf("words").ifPresent(map -> {
            if (map.keys().size() > MOST_LISTS) {
                throw map.wrong("there are " + map.keys().size() + " word lists; at most " + MOST_LISTS + " are read");
            }
            map.keys().forEach(name -> lists.lists.put(name, list(map, name)));
            lists.lists.keySet().forEach(name -> lists.named(map, name, new ArrayDeque<>()));
            lists.lists.forEach((name, patterns) -> patterns.forEach(pattern -> lists.check(map, "in {" + name + "}", pattern)));
        });
        return lists;
    }

    public Map<String, List<Pattern>> patterns() {
        return lists;
    }

    /** Reads phrases at {@code key}, at least one. */
    public List<Pattern> phrases(YamlMap map, String key) {
        List<String> written = map.texts(key);
        if (written.isEmpty()) {
            throw map.wrong("\"" + key + "\" lists no phrases");
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String text : written) {
            Pattern pattern = map.parsed(text, PatternParser::parse);
            check(map, "\"" + text + "\"", pattern);
            patterns.add(pattern);
        }
        return patterns;
    }

    private static List<Pattern> list(YamlMap map, String name) {
        if (!name.matches("[a-z][a-z-]*") || Slot.of(name).isPresent()) {
            throw map.wrong("\"" + name + "\" cannot name a word list; use lower-case letters and hyphens, and none of " + slots());
        }
        List<Pattern> patterns = map.texts(name).stream().map(text -> map.parsed(text, PatternParser::parse)).toList();
        if (patterns.isEmpty()) {
            throw map.wrong("the word list \"" + name + "\" is empty");
        }
        return patterns;
    }

    private void check(YamlMap map, String written, Pattern pattern) {
        Extent extent = extent(map, pattern, new ArrayDeque<>());
        words += extent.size;
        if (extent.least == 0) {
            throw map.wrong("the phrase " + written + " fits where nothing is said; at least one word has to stand outside [ ] and gaps");
        } else if (extent.size > MOST_WORDS_IN_PHRASE) {
            throw map.wrong("the phrase " + written + " has more than " + MOST_WORDS_IN_PHRASE + " words when its lists are written out");
        } else if (words > MOST_WORDS) {
            throw map.wrong("the phrases up to here have more than " + MOST_WORDS + " words when their lists are written out");
        }
    }

    private Extent extent(YamlMap map, Pattern pattern, Deque<String> open) {
        return switch (pattern) {
            case Pattern.Literal _ -> new Extent(1, 1);
            case Pattern.Gap(int most) -> new Extent(0, most);
            case Pattern.Maybe(Pattern part) -> new Extent(0, extent(map, part, open).size);
            case Pattern.Sequence(List<Pattern> parts) ->
                    parts.stream().map(part -> extent(map, part, open)).reduce(new Extent(0, 0), Extent::then);
            case Pattern.OneOf(List<Pattern> choices) -> either(map, choices, open);
            case Pattern.Named(String name) -> named(map, name, open);
        };
    }

    private Extent either(YamlMap map, List<Pattern> choices, Deque<String> open) {
        return choices.stream().map(choice -> extent(map, choice, open)).reduce(Extent::or).orElse(OF_SLOT);
    }

    /** Each list is looked into once: lists of lists of lists have endless ways through them. */
    private Extent named(YamlMap map, String name, Deque<String> open) {
        List<Pattern> list = lists.get(name);
        Extent known = Slot.of(name).isPresent() ? OF_SLOT : extents.get(name);
        if (known != null) {
            return known;
        } else if (list == null) {
            throw map.wrong("there is no word list {" + name + "}; write it under \"words\", or use one of " + slots());
        } else if (open.contains(name)) {
            throw map.wrong("the word list {" + name + "} holds itself");
        }
        open.push(name);
        Extent extent = either(map, list, open);
        open.pop();
        extents.put(name, extent);
        return extent;
    }

    private static String slots() {
        return "{" + String.join("}, {", Slot.labels()) + "}";
    }
}

package dev.earmark.rubric;

import dev.earmark.fault.Rejected;
import dev.earmark.search.KeptQueries;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import dev.earmark.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the searches that a rubric names into it, as they are now. From then on the rubric says by itself what it goes by: its digest
 * covers them, and what becomes of the searches changes no score.
 */
public final class SearchPins {

    private static final String INVALID = "rubric.invalid";

    private SearchPins() {}

    /**
     * @param name how refusals call the text
     * @return the text with "searches" as its last section; as it is when it names no search, or has the section already
     * @throws Rejected with {@code rubric.invalid} when the text is no YAML or nothing can be written behind it, and as {@code kept}
     */
    public static String written(String name, String yaml, KeptQueries kept) {
        YamlFile file = new YamlFile(name, INVALID);
        return written(file, yaml, file.parse(yaml), kept);
    }

    /** As the other, where the text has been read already. @param read what {@code file} made of it */
    static String written(YamlFile file, String yaml, YamlMap read, KeptQueries kept) {
        Map<String, @Nullable Object> before = read.plain();
        Set<String> names = new LinkedHashSet<>();
        collect(before, names);
        if (names.isEmpty() || before.containsKey(RubricSearches.KEY)) {
            return yaml;
        }
        Map<String, String> found = new LinkedHashMap<>();
        names.forEach(search -> kept.query(search).ifPresent(query -> found.put(search, query)));
        return found.isEmpty() ? yaml : behind(file, yaml, before, found);
    }

    private static String behind(YamlFile file, String yaml, Map<String, @Nullable Object> before, Map<String, String> found) {
        StringBuilder text = new StringBuilder(yaml);
        text.append(yaml.endsWith("\n") ? "" : "\n").append(RubricSearches.KEY).append(":\n");
        found.forEach((search, query) -> text.append("  ").append(YamlScalar.quoted(search)).append(": ").append(YamlScalar.quoted(query))
                .append('\n'));
        Map<String, @Nullable Object> meant = new LinkedHashMap<>(before);
        meant.put(RubricSearches.KEY, new LinkedHashMap<>(found));
        if (!meant.equals(parsed(file, text.toString()))) {
            throw new Rejected(INVALID, "The searches that " + file.name() + " names cannot be written behind its last line; write them "
                    + "there, under \"searches\", as name: search.");
        }
        return text.toString();
    }

    /** Null when it is none. */
    private static @Nullable Map<String, @Nullable Object> parsed(YamlFile file, String text) {
        try {
            YamlMap map = file.parse(text);
            return map.plain();
        } catch (Rejected wrong) {
            return null;
        }
    }

    private static void collect(@Nullable Object value, Set<String> names) {
        switch (value) {
            case Map<?, ?> map -> {
                if (map.get("search") instanceof Map<?, ?> search && search.get("saved") != null) {
                    names.add(String.valueOf(search.get("saved")).strip());
                }
                map.values().forEach(inner -> collect(inner, names));
            }
            case List<?> list -> list.forEach(inner -> collect(inner, names));
            case null, default -> { }
        }
    }
}

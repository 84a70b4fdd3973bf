package dev.earmark.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unfolds what the YAML library gives, aliases and all, into {@link YamlMap}s, within limits. One use per document. */
final class YamlTree {

    private static final int MOST_DEPTH = 60;
    /** A few aliases of aliases unfold to millions of values. */
    private static final int MOST_VALUES = 100_000;

    private static final int LONGEST_KEY = 100;

    private final YamlOrigin origin;
    private int values;
    private int depth;

    YamlTree(YamlOrigin origin) {
        this.origin = origin;
    }

    YamlMap map(String path, Map<?, ?> raw) {
        enter();
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        raw.forEach((key, value) -> {
            String name = key(path, key);
            if (entries.containsKey(name)) {
                throw origin.rejectAt(path, "the key \"" + name + "\" stands there twice");
            }
            entries.put(name, value(path.isEmpty() ? name : path + "." + name, value));
        });
        depth--;
        return new YamlMap(origin, path, entries);
    }

    private List<@Nullable Object> list(String path, Collection<?> raw) {
        enter();
        List<@Nullable Object> items = new ArrayList<>();
        for (Object item : raw) {
            items.add(value(path + "[" + place(item, items.size() + 1) + "]", item));
        }
        depth--;
        return items;
    }

    private @Nullable Object value(String path, @Nullable Object raw) {
        if (++values > MOST_VALUES) {
            throw origin.reject("unfolds to more than " + MOST_VALUES + " values; use fewer aliases");
        }
        return switch (raw) {
            case Map<?, ?> map -> map(path, map);
            case Collection<?> list -> list(path, list);
            case null -> null;
            default -> raw;
        };
    }

    private void enter() {
        if (++depth > MOST_DEPTH) {
            throw origin.reject("has a mapping or list that holds itself, or nests deeper than " + MOST_DEPTH + " levels");
        }
    }

    private String key(String path, @Nullable Object key) {
        if (key == null || key instanceof Map<?, ?> || key instanceof Collection<?> || key.toString().isBlank()) {
            throw origin.rejectAt(path, "a key must be a word");
        }
        if (key.toString().length() > LONGEST_KEY) {
            throw origin.rejectAt(path, "a key is " + key.toString().length() + " characters long; at most " + LONGEST_KEY + " are read");
        }
        return key.toString();
    }

    /** People find an item by its id; without one, by counting from 1. */
    private static String place(@Nullable Object item, int number) {
        Object id = item instanceof Map<?, ?> map ? map.get("id") : null;
        return Objects.toString(id, "").matches("[A-Za-z0-9_-]{1,64}") ? String.valueOf(id) : String.valueOf(number);
    }
}

package dev.earmark.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a YAML file, read strictly: each getter refuses a value of the wrong kind with one sentence that names the place.
 * Immutable.
 */
public final class YamlMap {

    private final YamlFile file;
    private final String path;
    private final Map<String, @Nullable Object> values;

    private YamlMap(YamlFile file, String path, Map<String, @Nullable Object> values) {
        this.file = file;
        this.path = path;
        this.values = values;
    }

    static YamlMap of(YamlFile file, String path, Map<?, ?> raw, int levelsLeft) {
        if (levelsLeft == 0) {
            throw file.reject("nests too deeply or refers to itself");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        raw.forEach((key, value) -> {
            String name = String.valueOf(key);
            values.put(name, wrap(file, path.isEmpty() ? name : path + "." + name, value, levelsLeft - 1));
        });
        return new YamlMap(file, path, values);
    }

    private static @Nullable Object wrap(YamlFile file, String path, @Nullable Object raw, int levelsLeft) {
        if (levelsLeft == 0) {
            throw file.reject("nests too deeply or refers to itself");
        }
        return switch (raw) {
            case Map<?, ?> map -> of(file, path, map, levelsLeft);
            case Collection<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (Object item : list) {
                    items.add(wrap(file, path + "[" + items.size() + "]", item, levelsLeft - 1));
                }
                yield items;
            }
            case null -> null;
            default -> raw;
        };
    }

    /** Where this mapping stands: {@code sections[0].criteria[2]}; empty at the top. */
    public String path() {
        return path;
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** Refuses every key but these, and suggests the nearest. */
    public YamlMap only(String... legal) {
        List<String> known = Arrays.asList(legal);
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw wrong("unknown key \"" + key + "\"" + suggest(key, known));
            }
        }
        return this;
    }

    public String text(String key) {
        return textIf(key).orElseThrow(() -> wrong("\"" + key + "\" is missing"));
    }

    /** Numbers and booleans count as text, as people write them. */
    public Optional<String> textIf(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof YamlMap || value instanceof List<?> || value.toString().isBlank()) {
            throw wrong("\"" + key + "\" must be text");
        }
        return Optional.of(value.toString().strip());
    }

    public Optional<Double> numberIf(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return Optional.of(number.doubleValue());
        }
        throw wrong("\"" + key + "\" must be a number, not " + shown(value));
    }

    /** A number from {@code least} to {@code most}. */
    public double number(String key, double least, double most) {
        double value = numberIf(key).orElseThrow(() -> wrong("\"" + key + "\" is missing"));
        if (value < least || value > most) {
            throw wrong("\"" + key + "\" is " + plain(value) + "; it must be from " + plain(least) + " to " + plain(most));
        }
        return value;
    }

    public double number(String key, double least, double most, double otherwise) {
        return has(key) ? number(key, least, most) : otherwise;
    }

    public Optional<YamlMap> mapIf(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof YamlMap map) {
            return Optional.of(map);
        }
        throw wrong("\"" + key + "\" must be a mapping of keys to values");
    }

    /** Texts of a list; a single text counts as a list of one; empty when absent. */
    public List<String> texts(String key) {
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(text(key));
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (item == null || item instanceof YamlMap || item instanceof List<?> || item.toString().isBlank()) {
                throw wrong("\"" + key + "\" must be a list of texts; put quotation marks around item " + (texts.size() + 1));
            }
            texts.add(item.toString().strip());
        }
        return List.copyOf(texts);
    }

    /** Mappings of a list; empty when absent. */
    public List<YamlMap> maps(String key) {
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("\"" + key + "\" must be a list");
        }
        List<YamlMap> maps = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof YamlMap map)) {
                throw wrong("item " + (maps.size() + 1) + " of \"" + key + "\" must be a mapping of keys to values");
            }
            maps.add(map);
        }
        return List.copyOf(maps);
    }

    /** One of a few words. */
    public <E> E choice(String key, Map<String, E> choices) {
        String word = text(key);
        E choice = choices.get(word);
        if (choice == null) {
            throw wrong("\"" + key + "\" is " + shown(word) + "; it must be one of " + String.join(", ", choices.keySet()));
        }
        return choice;
    }

    /** The refusal for something wrong in this mapping; {@code what} is a clause without a full stop. */
    public RuntimeException wrong(String what) {
        return file.rejectAt(path, what);
    }

    private static String suggest(String key, List<String> known) {
        return Nearest.to(key, known).map(near -> "; did you mean \"" + near + "\"?").orElse("; known keys are " + String.join(", ", known));
    }

    private static String shown(Object value) {
        String text = value.toString();
        return "\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}

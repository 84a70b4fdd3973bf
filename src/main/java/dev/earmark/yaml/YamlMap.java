package dev.earmark.yaml;

import dev.earmark.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a YAML file, read strictly: each getter refuses a value of the wrong kind with one sentence that names the place.
 * Immutable.
 */
public final class YamlMap {

    private static final int LONGEST_SHOWN = 60;

    private final YamlOrigin origin;
    private final String path;
    private final Map<String, @Nullable Object> values;

    YamlMap(YamlOrigin origin, String path, Map<String, @Nullable Object> values) {
        this.origin = origin;
        this.path = path;
        this.values = Collections.unmodifiableMap(values);
    }

    /** Where this mapping stands: {@code sections[opening].criteria[2]}, items by id or counted from 1; empty at the top. */
    public String path() {
        return path;
    }

    /** The whole mapping as plain maps, lists, texts, numbers and booleans, for documents whose shape is described elsewhere. */
    public Map<String, @Nullable Object> plain() {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> copy.put(key, plain(value)));
        return copy;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case YamlMap map -> map.plain();
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(plain(item)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** Whether the value is a mapping. */
    public boolean isMap(String key) {
        return values.get(key) instanceof YamlMap;
    }

    /** Refuses every key but these, and suggests the nearest. */
    public YamlMap only(String... legal) {
        List<String> known = Arrays.asList(legal);
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw wrong("unknown key " + shown(key) + "; " + meant(key, known, "known keys are "));
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
        throw wrong("\"" + key + "\" must be a number, not " + (value instanceof Number ? "an endless one" : shown(value)));
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

    /** A whole number from {@code least} to {@code most}. */
    public int whole(String key, int least, int most) {
        double value = number(key, least, most);
        if (value != Math.rint(value)) {
            throw wrong("\"" + key + "\" is " + plain(value) + "; it must be a whole number");
        }
        return (int) value;
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
            List<String> words = choices.keySet().stream().sorted().toList();
            throw wrong("\"" + key + "\" is " + shown(word) + "; it must be one of " + String.join(", ", words));
        }
        return choice;
    }

    /** A text in another form; where {@code parse} throws IllegalArgumentException, its message says what is wrong here. */
    public <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** The refusal for something wrong in this mapping; {@code what} is a clause without a full stop, or ends with a question mark. */
    public RuntimeException wrong(String what) {
        return origin.rejectAt(path, what);
    }

    /** {@code did you mean "within"?}, or {@code otherwise} and all that is known. */
    private static String meant(String word, List<String> known, String otherwise) {
        return Nearest.to(word, known).map(near -> "did you mean \"" + near + "\"?").orElse(otherwise + String.join(", ", known));
    }

    /** A value as a message quotes it: in quotation marks, cut after 60 characters, without characters that act. */
    public static String shown(Object value) {
        if (value instanceof YamlMap || value instanceof List<?>) {
            return value instanceof YamlMap ? "a mapping" : "a list";
        }
        return "\"" + PlainText.quoted(value.toString(), LONGEST_SHOWN) + "\"";
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : String.valueOf(value);
    }
}

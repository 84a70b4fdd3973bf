package dev.earmark.app;

import dev.earmark.fault.Rejected;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a record of records into keys ({@code intake.agent-channel}) and texts by key into that record. */
final class SettingsRecords {

    private static final String CODE = "app.setting-invalid";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(d|h|min|s|ms)");
    private static final Map<Class<?>, String> WORDS = Map.of(
            boolean.class, "true or false",
            Path.class, "a path",
            double.class, "a number",
            Double.class, "a number",
            Integer.class, "a whole number up to " + Integer.MAX_VALUE,
            int.class, "a whole number up to " + Integer.MAX_VALUE,
            long.class, "a whole number",
            Duration.class, "a whole number with d, h, min, s or ms");

    private final Class<?> top;
    private final Map<String, Class<?>> leaves = new LinkedHashMap<>();

    SettingsRecords(Class<?> top) {
        this.top = top;
        collect(top, "");
    }

    private void collect(Class<?> type, String prefix) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + dashed(component.getName());
            if (component.getType().isRecord()) {
                collect(component.getType(), key + ".");
            } else {
                leaves.put(key, component.getType());
            }
        }
    }

    /** Every key, in the order of the records. */
    Set<String> keys() {
        return leaves.keySet();
    }

    boolean isGroup(String key) {
        return leaves.keySet().stream().anyMatch(leaf -> leaf.startsWith(key + "."));
    }

    /** @throws Rejected with {@code app.setting-invalid} for a text that is not of the kind, or that the record refuses */
    Object build(Map<String, String> values) {
        return build(top, "", values);
    }

    private static Object build(Class<?> type, String prefix, Map<String, String> values) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = prefix + dashed(components[i].getName());
            Class<?> kind = components[i].getType();
            String text = values.getOrDefault(key, "");
            if (kind.isRecord()) {
                arguments[i] = build(kind, key + ".", values);
            } else if (text.isBlank()) {
                arguments[i] = whenEmpty(key, type, components[i]);
            } else {
                arguments[i] = value(key, kind, text);
            }
        }
        return construct(type, prefix, arguments);
    }

    private static Object construct(Class<?> type, String prefix, @Nullable Object[] arguments) {
        Class<?>[] kinds = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(kinds);
            constructor.setAccessible(true); // some of the records belong to a package alone
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            String group = prefix.isEmpty() ? "settings" : prefix.substring(0, prefix.length() - 1);
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            throw new Rejected(CODE, "The setting " + group + " is refused: " + cause.getMessage() + ".", cause);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type + " is not a record of settings", broken);
        }
    }

    private static Object value(String key, Class<?> kind, String text) {
        try {
            if (kind == int.class || kind == Integer.class) {
                return Integer.parseInt(text);
            } else if (kind == long.class) {
                return Long.parseLong(text);
            } else if (kind == double.class || kind == Double.class) {
                return Double.parseDouble(text);
            } else if (kind == boolean.class) {
                return truth(text);
            } else if (kind == Path.class) {
                return Path.of(text);
            } else if (kind == Duration.class) {
                return duration(text);
            } else if (kind.isEnum()) {
                return constant(kind, text);
            }
            return text;
        } catch (IllegalArgumentException wrong) {
            throw new Rejected(CODE, "The setting \"" + key + "\" is \"" + text + "\"; it must be " + expected(kind) + ".", wrong);
        }
    }

    /** Nothing where nothing is legal, else what the record itself has as its default. */
    private static @Nullable Object whenEmpty(String key, Class<?> type, RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(type.getMethod("defaults").invoke(null));
        } catch (ReflectiveOperationException none) {
            throw new Rejected(CODE, "The setting \"" + key + "\" is empty; it must be " + expected(component.getType()) + ".", none);
        }
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** {@code 365 d}, {@code 8 h}, {@code 10 min}, {@code 90 s}, {@code 500 ms}. */
    private static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            case "min" -> Duration.ofMinutes(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMillis(count);
        };
    }

    private static Object constant(Class<?> kind, String text) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> dashedConstant(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String expected(Class<?> kind) {
        if (kind.isEnum()) {
            return Arrays.stream(kind.getEnumConstants()).map(SettingsRecords::dashedConstant).collect(Collectors.joining(" or "));
        }
        return WORDS.getOrDefault(kind, "text");
    }

    private static String dashedConstant(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code mostTranscriptBytes} is {@code most-transcript-bytes}. */
    static String dashed(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}

package dev.earmark.app;

import dev.earmark.encryption.KeyPlace;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.yaml.Nearest;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings: the defaults, then {@code earmark.yaml}, then the environment, then options; the last wins. A key that is not known
 * stops the start. The only place that looks at the environment.
 */
public final class SettingsLoader {

    private static final String CODE = "app.setting-unknown";
    private static final String PREFIX = "EARMARK_";

    /** Names that belong to the launcher, to the tests, and to people who keep the key of their program where the documentation does. */
    private static final Set<String> NOT_SETTINGS = Set.of("EARMARK_JAVA_HOME", "EARMARK_BUILD", "EARMARK_CORPORA", "EARMARK_KEY");

    private final Map<String, String> environment;
    private final Path workingFolder;
    private final boolean defaultsOnly;

    SettingsLoader(Map<String, String> environment, Path workingFolder) {
        this(environment, workingFolder, false);
    }

    private SettingsLoader(Map<String, String> environment, Path workingFolder, boolean defaultsOnly) {
        this.defaultsOnly = defaultsOnly;
        this.environment = Map.copyOf(environment);
        this.workingFolder = workingFolder;
    }

    /** The defaults and options alone. */
    SettingsLoader defaultsOnly() {
        Map<String, String> bare = new HashMap<>(environment);
        bare.keySet().removeIf(name -> name.startsWith(PREFIX) && !NOT_SETTINGS.contains(name));
        return new SettingsLoader(bare, workingFolder, true);
    }

    boolean isDefaultsOnly() {
        return defaultsOnly;
    }

    /** What the system tells every process, for the terminal's wishes and the settings. */
    public static Map<String, String> environment() {
        return System.getenv();
    }

    /**
     * @param file    named by {@code --config}; null for {@code earmark.yaml} in the working folder, which need not exist
     * @param options what the command line says, by key; wins over everything
     * @throws Rejected with {@code app.setting-unknown}, {@code app.setting-invalid} or {@code app.settings-unreadable}
     * @throws NotFound when the file that is named is not there
     */
    Settings load(@Nullable Path file, Map<String, String> options) {
        SettingsRecords records = new SettingsRecords(Settings.class);
        Map<String, String> values = new HashMap<>(flat(defaults(), records, "the defaults"));
        Path own = file == null ? workingFolder.resolve("earmark.yaml") : file;
        if (file != null && !Files.isRegularFile(file)) {
            throw new NotFound("app.settings-missing", "There is no settings file " + file + ".");
        }
        if (!defaultsOnly && Files.isRegularFile(own)) {
            values.putAll(flat(YamlFile.read(own, "app.settings-unreadable"), records, own.toString()));
        }
        values.putAll(fromEnvironment(records));
        values.putAll(options);
        keysOfEnvironment(values);
        return (Settings) records.build(values);
    }

    /** Where models and logs live. */
    Path dataFolder(Settings settings) {
        return settings.data() == null ? usualDataFolder() : settings.data();
    }

    /** Before the settings are known, and when they are wrong. */
    Path usualDataFolder() {
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share", "earmark") : Path.of(xdg, "earmark");
    }

    /** Labelled material for evaluations: named by {@code EARMARK_CORPORA}, else beside the project. */
    Path corpora(Path home) {
        String named = environment.getOrDefault("EARMARK_CORPORA", "");
        return named.isBlank() ? home.resolve("../shared/corpora").normalize() : Path.of(named);
    }

    /** A key that stands in the environment under a name of the operator's. One that is missing is told by whoever needs it. */
    private void keysOfEnvironment(Map<String, String> values) {
        for (String setting : List.of("key", "old-key")) {
            values.computeIfPresent("encryption." + setting, (_, place) -> place.startsWith(KeyPlace.ENVIRONMENT)
                    ? Optional.ofNullable(environment.get(place.substring(KeyPlace.ENVIRONMENT.length()).strip()))
                            .map(key -> KeyPlace.VALUE + key).orElse(place)
                    : place);
        }
    }

    private static YamlMap defaults() {
        try (InputStream yaml = SettingsLoader.class.getResourceAsStream("/earmark-defaults.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("earmark-defaults.yaml is not in the jar");
            }
            return new YamlFile("earmark-defaults.yaml", "app.settings-unreadable")
                    .parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException("earmark-defaults.yaml cannot be read", unreadable);
        }
    }

    private static Map<String, String> flat(YamlMap map, SettingsRecords records, String origin) {
        Map<String, String> values = new HashMap<>();
        flatten(map, "", records, origin, values);
        return values;
    }

    private static void flatten(YamlMap map, String prefix, SettingsRecords records, String origin, Map<String, String> values) {
        for (String name : map.keys()) {
            String key = prefix + name;
            if (records.isGroup(key)) {
                map.mapIf(name).ifPresent(group -> flatten(group, key + ".", records, origin, values));
            } else if (records.keys().contains(key)) {
                values.put(key, map.textIf(name).orElse(""));
            } else {
                throw unknown(key, origin, records.keys());
            }
        }
    }

    private Map<String, String> fromEnvironment(SettingsRecords records) {
        Map<String, String> keys = new HashMap<>();
        records.keys().forEach(key -> keys.put(environmentName(key), key));
        Map<String, String> values = new HashMap<>();
        environment.forEach((name, value) -> {
            String key = keys.get(name);
            if (key != null) {
                values.put(key, value.strip());
            } else if (name.startsWith(PREFIX) && !NOT_SETTINGS.contains(name)) {
                throw unknown(name, "the environment", keys.keySet());
            }
        });
        return values;
    }

    static String environmentName(String key) {
        return PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Rejected unknown(String key, String origin, Set<String> known) {
        Optional<String> near = Nearest.to(key, known);
        String hint = near.map(name -> "did you mean \"" + name + "\"?").orElse("src/docs/settings.md lists all of them.");
        return new Rejected(CODE, "There is no setting \"" + key + "\" (in " + origin + "); " + hint);
    }
}

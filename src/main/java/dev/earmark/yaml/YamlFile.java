package dev.earmark.yaml;

import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Loads one YAML document whose top is a mapping.
 *
 * @param code the fault code for anything wrong in this kind of file, for instance {@code rubric.invalid}
 */
public record YamlFile(String name, String code) {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_INDENT = 200;
    private static final int MOST_DEPTH = 60;

    /**
     * @throws NotFound when there is no such file
     * @throws Rejected when it is not readable YAML, too large (256 KiB) or too deep (60 levels)
     */
    public static YamlMap read(Path file, String code) {
        YamlFile yaml = new YamlFile(String.valueOf(file.getFileName()), code);
        try {
            if (!Files.isRegularFile(file)) {
                throw new NotFound(yaml.area() + ".unknown", "There is no file " + file + ".");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw yaml.reject("is " + Files.size(file) + " bytes long; at most " + MOST_BYTES + " are read");
            }
            return yaml.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new Rejected(code, yaml.name + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    public YamlMap parse(String text) {
        if (text.length() > MOST_BYTES) {
            throw reject("is " + text.length() + " characters long; at most " + MOST_BYTES + " are read");
        }
        guardDepth(text);
        Object top = load(text);
        if (!(top instanceof Map<?, ?> map)) {
            throw reject("must be a mapping of keys to values at its top");
        }
        return YamlMap.of(this, "", map, MOST_DEPTH);
    }

    private @Nullable Object load(String text) {
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(false).setAllowRecursiveKeys(false).setMaxAliasesForCollections(50).setLabel(name).build();
        try {
            return new Load(settings).loadFromString(text);
        } catch (MarkedYamlEngineException wrong) {
            throw new Rejected(code, name + " is not valid YAML" + line(wrong) + ": " + wrong.getProblem() + ".", wrong);
        } catch (YamlEngineException | StackOverflowError wrong) {
            throw new Rejected(code, name + " is not valid YAML: " + firstLine(wrong) + ".", wrong);
        }
    }

    private static String line(MarkedYamlEngineException wrong) {
        return wrong.getProblemMark().map(Mark::getLine).map(line -> " in line " + (line + 1)).orElse("");
    }

    private static String firstLine(Throwable wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("it cannot be parsed");
    }

    /** The parser recurses; a file that nests brackets or indents without end would overflow its stack. */
    private void guardDepth(String text) {
        int brackets = 0;
        for (String line : text.split("\n", -1)) {
            if (line.length() - line.stripLeading().length() > MOST_INDENT) {
                throw reject("is indented by more than " + MOST_INDENT + " characters");
            }
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                brackets += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
                if (brackets > MOST_INDENT) {
                    throw reject("nests deeper than " + MOST_DEPTH + " levels");
                }
            }
        }
    }

    Rejected reject(String what) {
        return new Rejected(code, name + " " + what + ".");
    }

    Fault rejectAt(String path, String what) {
        return new Rejected(code, name + ", " + (path.isEmpty() ? "top" : path) + ": " + what + ".");
    }

    private String area() {
        return code.substring(0, Math.max(code.indexOf('.'), 0));
    }
}

package dev.earmark.speech;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads {@code manifest.yaml}, the list of models; written by whoever installs models, so mistakes in it are named. */
final class ModelManifest {

    private static final int MOST_BYTES = 256 * 1024;
    private static final Set<String> KEYS =
            Set.of("name", "engine", "purpose", "coordinate", "file", "folder-in-archive", "bytes", "sha256", "licence");

    private final Path file;

    ModelManifest(Path file) {
        this.file = file;
    }

    /** @throws Unavailable when the manifest is missing or not as it should be */
    List<SpeechModel> models() {
        if (!(parsed() instanceof Map<?, ?> root) || !(root.get("models") instanceof List<?> models) || models.isEmpty()) {
            throw invalid("has no list of models");
        }
        return models.stream().map(this::model).toList();
    }

    private @Nullable Object parsed() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw invalid("has more than " + MOST_BYTES + " bytes");
            }
            LoadSettings strict = LoadSettings.builder().setAllowDuplicateKeys(false).setMaxAliasesForCollections(0)
                    .setAllowRecursiveKeys(false).build();
            return new Load(strict).loadFromString(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unavailable("speech.model-missing",
                    "The list of speech models, %s, cannot be read; build the program with its own script, which puts it there.".formatted(file), e);
        } catch (YamlEngineException e) {
            throw invalid("is not YAML");
        }
    }

    private SpeechModel model(@Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> fields) || !KEYS.equals(fields.keySet())) {
            throw invalid("has a model with other keys than " + KEYS.stream().sorted().toList());
        }
        String name = text(fields, "name");
        String sha256 = text(fields, "sha256");
        Object bytes = fields.get("bytes");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") || !sha256.matches("[0-9a-f]{64}")
                || !(bytes instanceof Number size) || size.longValue() < 1) {
            throw invalid("has a model whose name, sha256 or bytes is not one");
        }
        Path archive = file.resolveSibling(text(fields, "file")).normalize();
        return new SpeechModel(name, text(fields, "engine"), text(fields, "purpose"), text(fields, "coordinate"), archive,
                text(fields, "folder-in-archive"), size.longValue(), sha256, text(fields, "licence"));
    }

    private String text(Map<?, ?> fields, String key) {
        if (fields.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw invalid("has a model without text under " + key);
    }

    private Unavailable invalid(String what) {
        return new Unavailable("speech.manifest-invalid", "The list of speech models, %s, %s.".formatted(file, what));
    }
}

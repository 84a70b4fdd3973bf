package dev.earmark.speech.model;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.transcript.LanguageTag;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Reads {@code manifest.yaml}, the list of models; written by whoever installs models, so mistakes in it are named. */
final class ModelManifest {

    private static final String INVALID = "speech.manifest-invalid";
    /** Up to here every whole number is exact. */
    private static final double MOST_BYTES = 1e15;

    private static final double LEAST_SHARE = 0.01;

    private final Path file;

    ModelManifest(Path file) {
        this.file = file;
    }

    /** @throws Unavailable when the manifest is missing or not as it should be */
    List<SpeechModel> models() {
        return read(root -> {
            List<YamlMap> models = root.maps("models");
            if (models.isEmpty()) {
                throw root.wrong("has no list of models");
            }
            return models.stream().map(this::model).toList();
        });
    }

    /** @throws Unavailable when the manifest is missing or not as it should be */
    List<ShippedTalk> talk() {
        return read(root -> root.has("talk") ? root.maps("talk").stream().map(this::talk).toList() : List.of());
    }

    /** @throws Unavailable when the manifest is missing or not as it should be */
    List<SpeakerModel> speakers() {
        return read(root -> root.has("speakers") ? root.maps("speakers").stream().map(this::speaker).toList() : List.of());
    }

    private <T> T read(Function<YamlMap, T> reader) {
        try {
            return reader.apply(YamlFile.read(file, INVALID).only("models", "talk", "speakers"));
        } catch (NotFound missing) {
            throw new Unavailable("speech.model-missing",
                    "The list of speech models, %s, cannot be read; build the program with its own script, which puts it there."
                    .formatted(file), missing);
        } catch (Rejected wrong) {
            throw new Unavailable(INVALID, "The list of speech models, %s, is wrong: %s".formatted(file, wrong.getMessage()), wrong);
        }
    }

    private SpeechModel model(YamlMap map) {
        map.only("name", "engine", "language", "purpose", "coordinate", "file", "folder-in-archive", "bytes", "sha256", "licence");
        return new SpeechModel(fitting(map, "name", "[A-Za-z0-9][A-Za-z0-9._-]{0,99}"), map.text("engine"),
                map.has("language") ? language(map) : "en", map.text("purpose"), map.text("coordinate"),
                file.resolveSibling(map.text("file")).normalize(), map.text("folder-in-archive"),
                (long) map.number("bytes", 1, MOST_BYTES), fitting(map, "sha256", "[0-9a-f]{64}"), map.text("licence"));
    }

    private SpeakerModel speaker(YamlMap map) {
        map.only("name", "purpose", "coordinate", "file", "bytes", "sha256", "window", "licence");
        SpeakerModel.Window window = map.has("window") && fitting(map, "window", "hamming|povey").equals("povey")
                ? SpeakerModel.Window.POVEY : SpeakerModel.Window.HAMMING;
        return new SpeakerModel(fitting(map, "name", "[A-Za-z0-9][A-Za-z0-9._-]{0,99}"), map.text("purpose"), map.text("coordinate"),
                file.resolveSibling(map.text("file")).normalize(), (long) map.number("bytes", 1, SpeakerModel.MOST_BYTES),
                fitting(map, "sha256", "[0-9a-f]{64}"), window, map.text("licence"));
    }

    private ShippedTalk talk(YamlMap map) {
        map.only("name", "model", "purpose", "file", "bytes", "sha256", "share", "licence", "sources");
        return new ShippedTalk(fitting(map, "name", "[a-z][a-z0-9-]{0,99}"), map.text("model"), map.text("purpose"),
                file.resolveSibling(map.text("file")).normalize(), (long) map.number("bytes", 1, MOST_BYTES),
                fitting(map, "sha256", "[0-9a-f]{64}"), map.number("share", LEAST_SHARE, 1 - LEAST_SHARE), map.text("licence"),
                map.texts("sources"));
    }

    private static String language(YamlMap map) {
        String written = map.text("language");
        return LanguageTag.of(written).map(LanguageTag::text).orElseThrow(() -> map.wrong("\"language\" is " + YamlMap.shown(written)
                + ", but must be the tag of a language (BCP 47), such as es or es-MX"));
    }

    private static String fitting(YamlMap map, String key, String shape) {
        String text = map.text(key);
        if (!text.matches(shape)) {
            throw map.wrong("\"" + key + "\" is " + YamlMap.shown(text) + ", which no model can have");
        }
        return text;
    }
}

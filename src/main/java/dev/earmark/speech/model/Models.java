package dev.earmark.speech.model;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The speech models of this installation: reads their list, checks each archive by size and SHA-256, and unpacks it once into the user's
 * data folder. Later starts find it there and check only that its files are as they were unpacked. Several processes may do this at the
 * same time. Safe for many threads.
 */
public final class Models {

    private final Path manifest;
    private final Path dataFolder;

    /**
     * @param modelsFolder holds {@code manifest.yaml} and the archives
     * @param dataFolder   of the user; models are unpacked in its sub-folder {@code models}
     */
    public Models(Path modelsFolder, Path dataFolder) {
        this.manifest = modelsFolder.resolve("manifest.yaml");
        this.dataFolder = dataFolder;
    }

    /** @throws Unavailable when the list is missing or wrong */
    public List<SpeechModel> all() {
        return new ModelManifest(manifest).models();
    }

    /** @throws Unavailable when there is no model of that name */
    public SpeechModel named(String name) {
        List<SpeechModel> models = all();
        return models.stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow(() -> new Unavailable(
                "speech.model-unknown", "There is no speech model %s; the list has %s."
                .formatted(name, models.stream().map(SpeechModel::name).toList())));
    }

    /**
     * The unpacked model.
     *
     * @param tuned whether its settings are ours instead of those it came with
     * @throws Unavailable when the archive is missing or damaged, or the data folder cannot be written
     */
    public Path unpacked(SpeechModel model, boolean tuned) {
        String version = model.sha256().substring(0, 12) + (tuned ? "-" + ModelTuning.VERSION : "-as-shipped");
        UnpackedModel unpacked = new UnpackedModel(dataFolder.resolve("models").resolve(model.name() + "-" + version));
        if (!unpacked.whole()) {
            check(model);
            unpacked.replaceBy(model, tuned);
        }
        return unpacked.folder();
    }

    /** Before the engine is first used. */
    public void unpackLibraries() {
        SpeechLibraries.unpackInto(dataFolder);
    }

    private static void check(SpeechModel model) {
        if (!Files.isRegularFile(model.file())) {
            throw new Unavailable("speech.model-missing",
                    "The speech model %s is missing; the build copies it from %s, or put the archive there yourself."
                    .formatted(model.file(), model.coordinate()));
        }
        try {
            if (Files.size(model.file()) != model.bytes() || !Sha256.of(model.file()).equals(model.sha256())) {
                throw new Unavailable("speech.model-damaged",
                        "The speech model %s is not the one that the list names (size or SHA-256 differ); delete it and build again."
                        .formatted(model.file()));
            }
        } catch (IOException e) {
            throw new Unavailable("speech.model-missing",
                    "The speech model %s cannot be read; check that it may be.".formatted(model.file()), e);
        }
    }
}

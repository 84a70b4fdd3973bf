package dev.earmark.speech.model;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.speech.talk.HousePhrases;
import dev.earmark.speech.talk.NgramFst;
import dev.earmark.speech.talk.SoundNeighbours;
import dev.earmark.speech.talk.Talk;
import dev.earmark.speech.talk.TalkGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The speech models of this installation: reads their list, checks each archive by size and SHA-256, and unpacks it once into the user's
 * data folder. Later starts find it there and check only that its files are as they were unpacked. Several processes may do this at the
 * same time. Safe for many threads.
 */
public final class Models {

    private final Path manifest;
    private final Path dataFolder;
    /** Of native libraries. */
    private final Path librariesIn;

    /**
     * @param modelsFolder holds {@code manifest.yaml} and the archives
     * @param dataFolder   of the user; models are unpacked in its sub-folder {@code models}
     */
    public Models(Path modelsFolder, Path dataFolder) {
        this(modelsFolder.resolve("manifest.yaml"), dataFolder, dataFolder);
    }

    private Models(Path manifest, Path dataFolder, Path librariesIn) {
        this.manifest = manifest;
        this.dataFolder = dataFolder;
        this.librariesIn = librariesIn;
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

    /** @throws Unavailable with {@code speech.speaker-model-unknown} when there is no speaker model of that name */
    public SpeakerModel speaker(String name) {
        List<SpeakerModel> speakers = new ModelManifest(manifest).speakers();
        return speakers.stream().filter(speaker -> speaker.name().equals(name)).findFirst().orElseThrow(() -> new Unavailable(
                "speech.speaker-model-unknown", "There is no speaker model %s; models/manifest.yaml has %s under \"speakers\"."
                .formatted(name, speakers.isEmpty() ? "none" : speakers.stream().map(SpeakerModel::name).toList())));
    }

    /** Talk that comes with the program. @throws Unavailable when the list is missing or wrong */
    public List<ShippedTalk> shippedTalk() {
        return new ModelManifest(manifest).talk();
    }

    /** As {@link #prepared}, without any talk added. */
    public Path unpacked(SpeechModel model, boolean tuned) {
        return prepared(model, tuned, TalkChoice.NONE).folder();
    }

    /**
     * The unpacked model, with talk added to it.
     *
     * @param tuned whether its settings are ours instead of those it came with
     * @throws Unavailable when the archive or talk is missing or damaged, or the data folder cannot be written
     */
    public PreparedModel prepared(SpeechModel model, boolean tuned, TalkChoice choice) {
        Optional<AdaptedTalk> learnt = learnt(model.name(), choice.adapted());
        PreparedTalk talk = talk(model, choice, learnt);
        String version = version(tuned);
        String sha256 = talk.sha256(model, version);
        UnpackedModel unpacked = place(model, version, talk);
        if (!unpacked.whole()) {
            check(model.file(), model.bytes(), model.sha256(), model.coordinate());
            if (choice.service()) {
                shippedTalk().stream().filter(shipped -> shipped.model().equals(model.name()))
                        .forEach(shipped -> check(shipped.file(), shipped.bytes(), shipped.sha256(), "the sources of the program"));
            }
            learnt.ifPresent(AdaptedTalk::check);
            unpacked.replaceBy(model, tuned, talk.parts());
        }
        return new PreparedModel(unpacked.folder(), talk.name(model), sha256);
    }

    /** The same models, unpacked in another folder, with what was learnt there. */
    public Models unpackedIn(Path otherFolder) {
        return new Models(manifest, otherFolder, librariesIn);
    }

    private static String version(boolean tuned) {
        return tuned ? ModelTuning.VERSION : "as-shipped";
    }

    private UnpackedModel place(SpeechModel model, String version, PreparedTalk talk) {
        String talked = talk.isEmpty() ? "" : "-talk-" + talk.sha256(model, version).substring(0, 12);
        return new UnpackedModel(dataFolder.resolve("models")
                .resolve(model.name() + "-" + model.sha256().substring(0, 12) + "-" + version + talked));
    }

    /** Deletes what {@link #prepared} has unpacked; it is unpacked again when it is asked for. Nobody may be loading it. */
    public void forgetUnpacked(SpeechModel model, boolean tuned, TalkChoice choice) {
        place(model, version(tuned), talk(model, choice, learnt(model.name(), choice.adapted()))).forget();
    }

    /** What was learnt from texts of the house. */
    public AdaptedTalks adapted() {
        return new AdaptedTalks(dataFolder);
    }

    /**
     * The version by which calls are heard with a model, by the setting. One that is in use is left out where it was made for another
     * model; one that was asked for by name is not.
     *
     * @throws Unavailable when it is not there, its description is damaged, or it was made for another model
     */
    public Optional<AdaptedTalk> learnt(String model, String choice) {
        Optional<AdaptedTalk> learnt = adapted().chosen(choice);
        if (learnt.isEmpty() || learnt.get().model().equals(model)) {
            return learnt;
        } else if (choice.equals(AdaptedTalks.IN_USE)) {
            return Optional.empty();
        }
        throw new Unavailable("speech.adapted-unfit", "The adapted version %s was made for the speech model %s and cannot be used with %s."
                .formatted(choice, learnt.get().model(), model));
    }

    /**
     * What a model hears in the place of words that it does not know; takes a second.
     *
     * @throws Unavailable with {@code speech.model-fixed} when it has no grammar of its own
     */
    public SoundNeighbours neighbours(SpeechModel model) {
        try {
            return new SoundNeighbours(grammar(model));
        } catch (IOException fixed) {
            throw untold(model, fixed);
        }
    }

    /**
     * Words of phrases of the house that a model does not know, each with what it hears in its place, the nearest first; takes a second.
     *
     * @throws Unavailable with {@code speech.model-fixed} when it has no grammar of its own
     */
    public Map<String, List<String>> unknown(HousePhrases phrases, SpeechModel model) {
        try {
            return phrases.isEmpty() ? Map.of() : phrases.unknown(grammar(model));
        } catch (IOException fixed) {
            throw untold(model, fixed);
        }
    }

    /**
     * What a model expects as it came; takes a second.
     *
     * @throws IOException when it has no grammar of its own
     */
    public NgramFst grammar(SpeechModel model) throws IOException {
        return NgramFst.read(TalkGraph.in(unpacked(model, true)));
    }

    private static Unavailable untold(SpeechModel model, IOException fixed) {
        return new Unavailable("speech.model-fixed", "The speech model " + model.name() + " does not tell its words: "
                + fixed.getMessage() + ".", fixed);
    }

    /** What is added to a model by choice, the version learnt from texts left out. */
    public List<Talk> talkOf(SpeechModel model, TalkChoice choice) {
        return talk(model, choice, Optional.empty()).parts();
    }

    private PreparedTalk talk(SpeechModel model, TalkChoice choice, Optional<AdaptedTalk> learnt) {
        return PreparedTalk.of(choice, model, choice.service() ? shippedTalk() : List.of(), learnt);
    }

    /** Before the engine is first used. */
    public void unpackLibraries() {
        SpeechLibraries.unpackInto(librariesIn);
    }

    /** Where models are unpacked. */
    public Path folder() {
        return dataFolder.resolve("models");
    }

    private static void check(Path file, long bytes, String sha256, String origin) {
        if (!Files.isRegularFile(file)) {
            throw new Unavailable("speech.model-missing",
                    "The speech model %s is missing; the build copies it from %s, or put the archive there yourself."
                    .formatted(file, origin));
        }
        try {
            if (Files.size(file) != bytes || !Sha256.of(file).equals(sha256)) {
                throw new Unavailable("speech.model-damaged",
                        "The speech model %s is not the one that the list names (size or SHA-256 differ); delete it and build again."
                        .formatted(file));
            }
        } catch (IOException e) {
            throw new Unavailable("speech.model-missing",
                    "The speech model %s cannot be read; check that it may be.".formatted(file), e);
        }
    }
}

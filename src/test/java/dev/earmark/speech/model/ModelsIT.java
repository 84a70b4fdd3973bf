package dev.earmark.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.talk.LearntTalk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsIT {

    @TempDir
    Path shelf;

    @TempDir
    Path data;

    @BeforeEach
    void aSmallModel() throws Exception {
        install(Map.of("assets/m/conf/mfcc.conf", "--num-ceps=40\n", "assets/m/conf/model.conf", "--max-active=3000\n--beam=10.0\n",
                "assets/m/am/final.mdl", "sounds", "README", "not the model"));
    }

    @Test
    void theModelIsUnpackedWithoutDitherAndWithANarrowerSearch() throws IOException {
        Path folder = unpacked();
        assertThat(folder).hasFileName("tiny-" + named().sha256().substring(0, 12) + "-" + ModelTuning.VERSION);
        assertThat(folder.resolve("conf/model.conf")).hasContent("--max-active=1500\n--beam=10.0\n");
        assertThat(folder.resolve("conf/mfcc.conf")).hasContent("--num-ceps=40\n--dither=0\n");
        assertThat(folder.resolve("am/final.mdl")).hasContent("sounds");
        assertThat(folder.resolve("README")).doesNotExist();
    }

    @Test
    void theModelAsShippedKeepsItsDither() {
        assertThat(models().unpacked(named(), false).resolve("conf/mfcc.conf")).hasContent("--num-ceps=40\n");
    }

    @Test
    void aSecondStartDoesNotReadTheArchiveAgain() throws IOException {
        Path folder = unpacked();
        SpeechModel model = named();
        Files.delete(model.file());
        assertThat(models().unpacked(model, true)).isEqualTo(folder);
    }

    @Test
    void anUnpackedModelThatLostAFileIsMadeAnew() throws IOException {
        Files.writeString(unpacked().resolve("am/final.mdl"), "cut");
        assertThat(unpacked().resolve("am/final.mdl")).hasContent("sounds");
        try (Stream<Path> left = Files.list(data.resolve("models"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void severalProcessesMayUnpackAtTheSameTime() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Path> unpack = this::unpacked;
            for (Future<Path> folder : threads.invokeAll(List.of(unpack, unpack, unpack, unpack))) {
                assertThat(folder.get().resolve("am/final.mdl")).hasContent("sounds");
            }
        }
        try (Stream<Path> left = Files.list(data.resolve("models"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aMissingModelSaysWhereToGetIt() throws IOException {
        Path archive = named().file();
        Files.delete(archive);
        unavailable("speech.model-missing",
                "The speech model " + archive + " is missing; the build copies it from test:tiny:1, or put the archive there yourself.");
    }

    @Test
    void aDamagedModelIsNotUnpacked() throws IOException {
        Path archive = named().file();
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2]++;
        Files.write(archive, bytes);
        unavailable("speech.model-damaged",
                "The speech model " + archive + " is not the one that the list names (size or SHA-256 differ); delete it and build again.");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void anArchiveCannotWriteOutsideOfItsFolder() throws Exception {
        install(Map.of("assets/m/../../../../owned", "x", "assets/m/conf/mfcc.conf", ""));
        assertThatThrownBy(this::unpacked).isInstanceOf(Unavailable.class).hasMessageContaining("outside of its folder");
        assertThat(data.resolve("owned")).doesNotExist();
        try (Stream<Path> left = Files.list(data.resolve("models"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aMissingOrWrongListOfModelsIsNamed() throws IOException {
        Path list = shelf.resolve("manifest.yaml");
        for (String wrong : List.of("", "models: []", "models: 1", "models: [{name: x}]", "a: 1\na: 2", "models: [*x]", "&a [*a]", "}{",
                Files.readString(list).replace("bytes: ", "bytes: many"), Files.readString(list).replace("name: tiny", "name: ../tiny"))) {
            Files.writeString(list, wrong);
            assertThatThrownBy(() -> models().all()).as(wrong).isInstanceOf(Unavailable.class)
                    .hasMessageStartingWith("The list of speech models, " + list);
        }
        Files.delete(list);
        assertThatThrownBy(() -> models().all()).isInstanceOf(Unavailable.class).hasMessageContaining("cannot be read");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> models().named("large")).isInstanceOf(Unavailable.class)
                .hasMessage("There is no speech model large; the list has [tiny].");
    }

    @Test
    void theProjectsOwnListIsRight() {
        SpeechModel model = new Models(Path.of("models"), data).named(SpeechSettings.SMALL_ENGLISH);
        assertThat(model.engine()).isEqualTo("vosk");
        assertThat(model.licence()).isEqualTo("Apache-2.0");
    }

    @Test
    void theProjectsOwnTalkIsWhatTheListSays() throws IOException {
        ShippedTalk talk = new Models(Path.of("models"), data).shippedTalk().getFirst();
        assertThat(talk.model()).isEqualTo(SpeechSettings.SMALL_ENGLISH);
        assertThat(Files.size(talk.file())).isEqualTo(talk.bytes()).isLessThan(12 << 20);
        assertThat(Sha256.of(talk.file())).isEqualTo(talk.sha256());
    }

    @Test
    void aModelThatHearsOtherwiseHasAnotherDigestAndAnotherFolder() {
        SpeechModel model = new Models(Path.of("models"), data).named(SpeechSettings.SMALL_ENGLISH);
        List<ShippedTalk> shipped = new Models(Path.of("models"), data).shippedTalk();
        List<String> digests = Stream.of(TalkChoice.NONE, new TalkChoice(true, List.of()),
                        new TalkChoice(true, List.of("Larkspur")), new TalkChoice(true, List.of("Larkspur Home")),
                        new TalkChoice(false, List.of("Larkspur")))
                .map(choice -> PreparedTalk.of(choice, model, shipped, Optional.empty()).sha256(model, ModelTuning.VERSION)).toList();
        assertThat(digests).doesNotHaveDuplicates().first().isEqualTo(model.sha256());
        assertThat(PreparedTalk.of(new TalkChoice(true, List.of("Larkspur")), model, shipped, Optional.empty()).name(model))
                .isEqualTo("vosk-model-en-0.3.45+service-talk+phrases");
    }

    @Test
    void whatWasLearntHasADigestOfItsOwnAndIsNamedBetweenServiceTalkAndPhrases() {
        SpeechModel model = new Models(Path.of("models"), data).named(SpeechSettings.SMALL_ENGLISH);
        List<ShippedTalk> shipped = new Models(Path.of("models"), data).shippedTalk();
        TalkChoice choice = new TalkChoice(true, List.of("Larkspur"), AdaptedTalks.IN_USE);
        AdaptedTalk.Facts facts = new AdaptedTalk.Facts(1, 1, 2, 1, Optional.empty());
        AdaptedTalks talks = new AdaptedTalks(data);
        List<PreparedTalk> all = Stream.of(new LearntTalk(new byte[] {1}, 0.4), new LearntTalk(new byte[] {1}, 0.3))
                .map(weights -> talks.add("house", model.name(), weights, Instant.EPOCH, facts))
                .map(learnt -> PreparedTalk.of(choice, model, shipped, Optional.of(learnt))).toList();
        assertThat(all.getLast().name(model)).isEqualTo("vosk-model-en-0.3.45+service-talk+house-2+phrases");
        assertThat(all.stream().map(talk -> talk.sha256(model, ModelTuning.VERSION))).doesNotHaveDuplicates();
    }

    @Test
    void whatIsInUseForAnotherModelIsLeftOutAndWhatIsNamedIsNot() {
        AdaptedTalks talks = new AdaptedTalks(data);
        AdaptedTalk.Facts facts = new AdaptedTalk.Facts(1, 1, 2, 1, Optional.empty());
        talks.use(Optional.of(talks.add("house", "other", new LearntTalk(new byte[] {1}, 0.4), Instant.EPOCH, facts)));
        assertThat(models().prepared(named(), true, new TalkChoice(false, List.of(), AdaptedTalks.IN_USE)).name()).isEqualTo("tiny");
        assertThatThrownBy(() -> models().prepared(named(), true, new TalkChoice(false, List.of(), "house-1")))
                .isInstanceOf(Unavailable.class).hasMessageContaining("house-1 was made for the speech model other");
    }

    @Test
    void talkIsAddedToNoOtherModelThanItsOwn() throws IOException {
        addTalk();
        assertThat(models().prepared(named(), true, new TalkChoice(true, List.of())).name()).isEqualTo("tiny");
    }

    @Test
    void talkThatIsMissingOrDamagedIsNamedBeforeAnythingIsUnpacked() throws IOException {
        addTalk();
        Path list = shelf.resolve("manifest.yaml");
        Files.writeString(list, Files.readString(list).replace("model: other", "model: tiny"));
        TalkChoice service = new TalkChoice(true, List.of());
        assertThatThrownBy(() -> models().prepared(named(), true, service)).hasMessageContaining("talk.gz is missing");
        Files.writeString(shelf.resolve("talk.gz"), "other");
        assertThatThrownBy(() -> models().prepared(named(), true, service)).hasMessageContaining("is not the one that the list names");
        assertThat(data).isEmptyDirectory();
    }

    private void addTalk() throws IOException {
        Path list = shelf.resolve("manifest.yaml");
        Files.writeString(list, Files.readString(list) + """
                talk:
                  - {name: chat, model: other, purpose: p, file: talk.gz, bytes: 4, sha256: %s, share: 0.5, licence: MIT, sources: [a]}
                """.formatted("0".repeat(64)));
    }

    private void unavailable(String code, String sentence) {
        assertThatThrownBy(this::unpacked).isInstanceOf(Unavailable.class).hasMessage(sentence)
                .extracting(fault -> ((Unavailable) fault).code()).isEqualTo(code);
    }

    private Path unpacked() {
        return models().unpacked(named(), true);
    }

    private SpeechModel named() {
        return models().named("tiny");
    }

    private Models models() {
        return new Models(shelf, data);
    }

    private void install(Map<String, String> files) throws Exception {
        Path archive = shelf.resolve("tiny.zip");
        try (OutputStream out = Files.newOutputStream(archive); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(archive);
        String digest = Sha256.hex(bytes);
        Files.writeString(shelf.resolve("manifest.yaml"), """
                models:
                  - name: tiny
                    engine: vosk
                    purpose: tests
                    coordinate: test:tiny:1
                    file: tiny.zip
                    folder-in-archive: assets/m
                    bytes: %d
                    sha256: %s
                    licence: Apache-2.0
                """.formatted(bytes.length, digest));
    }
}

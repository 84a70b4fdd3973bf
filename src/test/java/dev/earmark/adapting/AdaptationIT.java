package dev.earmark.adapting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Routing;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Intake;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.speech.LanguageChoice;
import dev.earmark.speech.QueueTranscriber;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.VoskTranscriber;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.talk.LearntTalk;
import dev.earmark.testing.Beginning;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house teaches the recogniser what it says, and hears it. */
class AdaptationIT {

    private static final Path CALL = Path.of("eval-sets/service-calls/audio/airline-2.opus");
    private static final IntakeSettings SETTINGS = IntakeSettings.defaults();
    private static final String SCRIPT = """
            Answer every call with the name of the desk: baggage desk at Coastline Air, then your own name.

            Ask for the file number first. The file number of Coastline Air stands on the receipt of the baggage desk.

            Say at the end: thank you for calling Coastline Air, is there anything else about your bag?

            The baggage desk at Coastline Air looks for a bag for three days. Tell the customer the color of the bag that is on file.

            When a bag is found, it will fly on the next flight of Coastline Air, and a driver brings it to the customer.

            The customer keeps the receipts and sends them with the file number to Coastline Air by mail.

            Coastline Air pays for shirts and shoes up to a hundred and fifty dollars, when the bag is not found on the day.

            A bag that nobody asks for stays on the shelf of the baggage desk. Say that the desk will ring the customer.

            This is the baggage desk at Coastline Air. Could I get your file number first, please?

            For security ask what name is on the file. This is Coastline Air, thank you for waiting.

            Coastline Air has a lost bag desk and a baggage desk. The lost bag desk has the bags that are on no file.

            Please hold the line while I look for your file. Thank you for waiting, your file is on the desk.
            """;

    @TempDir
    static Path data;

    /** The agent names the airline at once; the customer answers. */
    private static Path greeting = Path.of("");

    @TempDir
    Path folder;

    @BeforeAll
    static void cut() {
        greeting = Beginning.of(CALL, 12, data);
    }

    private final List<Fault> wrong = new ArrayList<>();
    private final Models models = new Models(Path.of("models"), data);

    @Test
    void aNameThatWasMisheardIsHeardOnceTheScriptsOfTheHouseWereLearnt() throws IOException {
        Files.writeString(folder.resolve("script.md"), SCRIPT);
        Transcript before = heard(SpeechSettings.defaults());
        assertThat(words(before)).doesNotContain("coastline air");

        Adaptation.Learnt learnt = adaptation().learn(read(), wrong::add, Progress.SILENT);
        assertThat(learnt.better()).isTrue();
        assertThat(learnt.facts().errors()).isEmpty();
        AdaptedTalk first = adaptation().keep(learnt, "air", true);

        SpeechSettings inUse = SpeechSettings.defaults().adaptedTo(AdaptedTalks.IN_USE);
        Transcript after = heard(inUse);
        assertThat(heardBeforeAndAfter(inUse, first)).as("another version in use is taken by a program that runs")
                .containsExactly(before.engine(), after.engine());
        assertThat(words(after)).contains("coastline air");
        assertThat(after.engine().model()).endsWith("+service-talk+" + first.name());
        assertThat(after.engine().sha256()).isNotEqualTo(before.engine().sha256());

        Files.writeString(folder.resolve("more.md"), "A bag of Coastline Air is a bag.\n\nA bag is on a shelf of Coastline Air.");
        AdaptedTalk second = adaptation().keep(adaptation().learn(read(), wrong::add, Progress.SILENT), "air", true);
        assertThat(models.adapted().inUse()).contains(second);
        assertThat(digest(inUse)).isNotEqualTo(after.engine().sha256());
        assertThat(digest(inUse.adaptedTo(first.name()))).as("an old version is still what it was").isEqualTo(after.engine().sha256());
        assertThat(wrong).isEmpty();
    }

    @Test
    void wrongWordsAreCountedInTheRecordingBesideACorrectedTranscript() throws IOException {
        Files.writeString(folder.resolve("script.md"), SCRIPT);
        for (String name : List.of("one", "two")) {
            Files.copy(greeting, folder.resolve(name + ".wav"));
            Files.writeString(folder.resolve(name + ".vtt"), "WEBVTT\n\n00:00:00.700 --> 00:00:06.000\n<v Agent>Baggage desk at Coastline "
                    + "Air, my name is " + (name.equals("one") ? "Denise" : "Dennis") + ". Could I get your file number first?\n");
        }
        Adaptation.Learnt learnt = adaptation().learn(read(), wrong::add, Progress.SILENT);
        assertThat(wrong).isEmpty();
        assertThat(learnt.facts().errors()).hasValueSatisfying(errors -> {
            assertThat(errors.words()).isEqualTo(16);
            assertThat(errors.after()).isLessThan(errors.before());
        });
    }

    @Test
    void tooLittleTextIsRefusedWithTheLimit() throws IOException {
        Files.writeString(folder.resolve("script.md"), "Thank you for calling.\n\nPlease hold.");
        assertThatThrownBy(() -> adaptation().learn(read(), wrong::add, Progress.SILENT)).isInstanceOf(Rejected.class)
                .hasMessageContaining("at least 100 such words");
    }

    @Test
    void oneConversationAloneIsTooLittleHoweverLong() throws IOException {
        String turns = SCRIPT.lines().filter(line -> !line.isBlank())
                .map(line -> "{\"speaker\":\"agent\",\"text\":\"" + line + "\"}").collect(Collectors.joining(","));
        Files.writeString(folder.resolve("call.json"), "{\"turns\":[" + turns + "]}");
        assertThatThrownBy(() -> adaptation().learn(read(), wrong::add, Progress.SILENT)).isInstanceOf(Rejected.class)
                .hasMessageContaining("of which 0 stand in at least two");
    }

    @Test
    void aQueueIsHeardWithItsOwnVersionAndAnUnknownOneIsNamed() {
        AdaptedTalk.Facts facts = new AdaptedTalk.Facts(1, 1, 2, 1, Optional.empty());
        models.adapted().add("other", "another-model", new LearntTalk(new byte[] {1}, 0.4), Instant.EPOCH, facts);
        SpeechSettings usual = SpeechSettings.defaults();
        SpeechSettings settings = new SpeechSettings(usual.model(), 1, true, true, true, null, null, "none", "Bags=bags-9, Odd=other-1",
                false, null, null);
        AudioIntake intake = intake();
        try (CallAudio bags = intake.take(intake.plan("c", CALL, ChannelChoice.AGENT_LEFT).routed(new Routing(null, "bags")));
                CallAudio odd = intake.take(intake.plan("c", CALL, ChannelChoice.AGENT_LEFT).routed(new Routing(null, "Odd")));
                QueueTranscriber ears = new QueueTranscriber(new LanguageChoice(settings, models),
                        own -> new VoskTranscriber(own, models))) {
            assertThatThrownBy(() -> ears.transcribe(bags, Progress.SILENT)).isInstanceOf(Unavailable.class).hasMessageContaining("bags-9");
            assertThatThrownBy(() -> ears.transcribe(odd, Progress.SILENT)).isInstanceOf(Unavailable.class)
                    .hasMessageContaining("made for the speech model another-model");
        }
    }

    private List<HouseSource> read() {
        Redactor redactor = new Redactor(RedactionSettings.defaults());
        return new HouseTexts(new TranscriptReader(SETTINGS, redactor), new ConversationFiles(SETTINGS), redactor,
                SETTINGS.mostTranscriptBytes()).read(List.of(folder), wrong::add);
    }

    private Adaptation adaptation() {
        AudioIntake audio = intake();
        return new Adaptation(new Intake(audio, new TranscriptReader(SETTINGS), SETTINGS), audio, models, SpeechSettings.defaults(),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static AudioIntake intake() {
        return new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), data));
    }

    private String digest(SpeechSettings settings) {
        return models.prepared(models.named(settings.model()), true, settings.talk()).sha256();
    }

    private Transcript heard(SpeechSettings settings) {
        AudioIntake intake = intake();
        try (CallAudio audio = intake.take(intake.plan("c", greeting, ChannelChoice.AGENT_LEFT));
                VoskTranscriber transcriber = new VoskTranscriber(settings, models)) {
            return transcriber.transcribe(audio, Progress.SILENT);
        }
    }

    private List<Engine> heardBeforeAndAfter(SpeechSettings settings, AdaptedTalk version) {
        AudioIntake intake = intake();
        models.adapted().use(Optional.empty());
        try (CallAudio audio = intake.take(intake.plan("c", greeting, ChannelChoice.AGENT_LEFT));
                VoskTranscriber transcriber = new VoskTranscriber(settings, models)) {
            Engine without = transcriber.transcribe(audio, Progress.SILENT).engine();
            models.adapted().use(Optional.of(version));
            return List.of(without, transcriber.transcribe(audio, Progress.SILENT).engine());
        }
    }

    private static String words(Transcript transcript) {
        return transcript.turns().stream().map(Turn::text).collect(Collectors.joining(" "));
    }
}

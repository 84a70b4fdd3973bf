package dev.earmark.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Routing;
import dev.earmark.speech.model.Models;
import dev.earmark.testing.Corpora;
import dev.earmark.testing.Wav;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoskTranscriberIT {

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static Models models;
    private static VoskTranscriber transcriber;

    @BeforeAll
    static void loadTheModel() {
        models = new Models(Path.of("models"), data);
        transcriber = new VoskTranscriber(SpeechSettings.defaults(), models);
    }

    @AfterAll
    static void close() {
        transcriber.close();
    }

    @Test
    void theSameCallGivesTheSameWordsTimesAndConfidencesAloneAndBesideOthers() throws Exception {
        Path file = twoParties();
        Transcript first = transcribed(transcriber, file);
        SpeechSettings narrow = new SpeechSettings(SpeechSettings.SMALL_ENGLISH, 1, true, true, true, null);
        try (VoskTranscriber another = new VoskTranscriber(narrow, models)) {
            assertThat(transcribed(another, file)).isEqualTo(first);
        }
        List<Transcript> beside = Collections.synchronizedList(new ArrayList<>());
        Thread other = Thread.ofVirtual().start(() -> beside.add(transcribed(transcriber, file)));
        assertThat(transcribed(transcriber, file)).isEqualTo(first);
        other.join();
        assertThat(beside).containsExactly(first);
    }

    @Test
    void wordsAreWhereTheyWereSpokenThoughTheSilenceBetweenWasNotHeard() throws IOException {
        short[] speech = speech();
        int rate = 16_000;
        short[] call = Wav.joined(new short[5 * rate], speech, new short[20 * rate], speech, new short[7 * rate]);
        List<Word> words = words(transcribed(transcriber, Wav.pcm16(rate, call).write(folder.resolve("call.wav"))));
        long length = 1_000L * speech.length / rate;
        TimeSpan first = new TimeSpan(4_700, 5_300 + length);
        TimeSpan second = new TimeSpan(24_700 + length, 25_300 + 2 * length);
        assertThat(words).anyMatch(word -> first.overlapMs(word.time()) > 0).anyMatch(word -> second.overlapMs(word.time()) > 0)
                .allMatch(word -> first.overlapMs(word.time()) + second.overlapMs(word.time()) == word.time().lengthMs());
    }

    @Test
    void eachPartyHasItsTurnsAndTheEngineIsNamed() throws IOException {
        List<Double> progress = Collections.synchronizedList(new ArrayList<>());
        Transcript transcript = transcribed(transcriber, twoParties(), (stage, done) -> progress.add(done));
        assertThat(transcript.id()).isEqualTo("c");
        assertThat(transcript.engine().name()).isEqualTo("vosk");
        assertThat(transcript.engine().model()).isEqualTo(SpeechSettings.SMALL_ENGLISH + "+service-talk");
        assertThat(transcript.engine().sha256()).hasSize(64);
        assertThat(transcript.turns()).extracting(Turn::speaker).contains(Speaker.AGENT, Speaker.CUSTOMER);
        assertThat(words(transcript)).allSatisfy(word -> assertThat(word.confidence()).isBetween(0.0, 1.0));
        assertThat(progress).isSorted().last().isEqualTo(1.0);
    }

    /** The English model under another name stands for one of another language. */
    @Test
    void callsOfAQueueAreHeardByTheModelOfTheirLanguageAndTheTranscriptSaysWhich() throws IOException {
        String manifest = Files.readString(Path.of("models/manifest.yaml"));
        Path shelf = Files.createDirectory(folder.resolve("shelf"));
        Path archive = Path.of("models").toAbsolutePath().resolve(SpeechSettings.SMALL_ENGLISH + ".zip");
        Files.createSymbolicLink(shelf.resolve(SpeechSettings.SMALL_ENGLISH + ".zip"), archive);
        String english = manifest.substring(0, manifest.indexOf("# Talk"));
        Files.writeString(shelf.resolve("manifest.yaml"), english + english.substring(english.indexOf("  - name"))
                .replace("name: " + SpeechSettings.SMALL_ENGLISH, "name: vosk-model-es").replace("language: en", "language: es"));
        Models two = new Models(shelf, data);
        assertThat(two.named("vosk-model-es").language()).isEqualTo("es");
        Path file = Wav.pcm16(8_000, new short[8_000]).write(folder.resolve("silence.wav"));
        SpeechSettings settings = new SpeechSettings(SpeechSettings.SMALL_ENGLISH, 1, true, true, false, null,
                "Soporte = vosk-model-es, Kundendienst=vosk-model-de");
        try (QueueTranscriber ears = new QueueTranscriber(new LanguageChoice(settings, two), own -> new VoskTranscriber(own, two))) {
            Transcript soporte = heardIn("soporte", null, ears, file);
            assertThat(soporte.engine().model()).isEqualTo("vosk-model-es");
            assertThat(soporte.source().language()).isEqualTo("es");
            assertThat(heardIn("elsewhere", null, ears, file).engine().model()).isEqualTo(SpeechSettings.SMALL_ENGLISH);
            assertThat(heardIn(null, null, ears, file).source().language()).isEqualTo("en");
            Transcript chosen = heardIn("elsewhere", "es-MX", ears, file);
            assertThat(chosen.engine().model()).isEqualTo("vosk-model-es");
            assertThat(chosen.source().language()).isEqualTo("es-MX");
            assertThat(heardIn("soporte", "en", ears, file).engine().model()).isEqualTo(SpeechSettings.SMALL_ENGLISH);
            assertThatThrownBy(() -> heardIn("Kundendienst", null, ears, file)).isInstanceOf(Unavailable.class)
                    .hasMessage("There is no speech model vosk-model-de; the list has ["
                            + SpeechSettings.SMALL_ENGLISH + ", vosk-model-es].");
        }
    }

    private static Transcript heardIn(@Nullable String queue, @Nullable String language, Transcriber ears, Path file) {
        try (CallAudio audio = intake().take(intake().plan("c", file, ChannelChoice.AGENT_LEFT)
                .routed(new Routing(null, queue, language)))) {
            return ears.transcribe(audio, Progress.SILENT);
        }
    }

    @Test
    void aPairOfQueueAndModelThatIsNoneIsNamed() {
        assertThatThrownBy(() -> new SpeechSettings(SpeechSettings.SMALL_ENGLISH, 1, true, true, true, null, "Soporte"))
                .hasMessage("speech.queue-models has \"Soporte\", but must have pairs such as Soporte=vosk-model-es");
    }

    @Test
    void silenceNoiseAndTenMillisecondsGiveNoTurnsAndNoError() throws IOException {
        short[] noise = new short[8_000 * 20];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 3_000);
        }
        for (short[] sound : List.of(new short[8_000 * 3_600], noise, new short[80], new short[] {1})) {
            Path file = Wav.pcm16(8_000, sound).write(folder.resolve("call.wav"));
            assertThat(transcribed(transcriber, file).turns()).isEmpty();
        }
    }

    @Test
    void wholeChannelsOfNoiseSilenceAndClippingDoNotHurtTheEngine() throws IOException {
        short[] clipping = new short[8_000 * 3];
        for (int i = 0; i < clipping.length; i++) {
            clipping[i] = (i / 20 & 1) == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        try (VoskTranscriber plain = new VoskTranscriber(SpeechSettings.plain(), models)) {
            for (short[] sound : List.of(new short[8_000 * 3], clipping, new short[80], new short[] {1})) {
                assertThat(transcribed(plain, Wav.pcm16(8_000, sound).write(folder.resolve("call.wav")))).isNotNull();
            }
        }
    }

    @Test
    void theNativeDoorRefusesWhatWouldKillTheProgram() throws InterruptedException {
        try (VoskModel model = new VoskModel(models.unpacked(models.named(SpeechSettings.SMALL_ENGLISH), true))) {
            Recogniser recogniser = model.recogniser();
            float[] samples = new float[100];
            assertThat(recogniser.accept(samples, 0)).isFalse();
            assertThatThrownBy(() -> recogniser.accept(samples, 101)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> recogniser.accept(samples, -1)).isInstanceOf(IllegalArgumentException.class);
            List<Throwable> elsewhere = Collections.synchronizedList(new ArrayList<>());
            Thread other = Thread.ofPlatform().uncaughtExceptionHandler((thread, failure) -> elsewhere.add(failure))
                    .start(() -> recogniser.accept(samples, 1));
            other.join();
            assertThat(elsewhere).singleElement().isInstanceOf(IllegalStateException.class);
            recogniser.close();
            recogniser.close();
            assertThatThrownBy(() -> recogniser.accept(samples, 1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(recogniser::result).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(recogniser::finalResult).isInstanceOf(IllegalStateException.class);
            model.close();
            assertThatThrownBy(model::recogniser).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anInterruptedCallStopsSoonAndSaysSo() throws Exception {
        Path file = twoParties();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Thread call = Thread.ofVirtual().unstarted(() -> transcribed(transcriber, file));
        call.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        call.start();
        call.interrupt();
        call.join();
        assertThat(failures).singleElement().isInstanceOf(Unavailable.class);
        assertThat(transcribed(transcriber, file).turns()).isNotEmpty();
    }

    @Test
    void aClosedTranscriberIsNotUsedAgain() throws IOException {
        VoskTranscriber closed = new VoskTranscriber(SpeechSettings.defaults(), models);
        closed.close();
        closed.close();
        Path file = Wav.pcm16(8_000, new short[800]).write(folder.resolve("call.wav"));
        assertThatThrownBy(() -> transcribed(closed, file)).isInstanceOf(IllegalStateException.class);
    }

    /** The agent speaks first, then the customer; both are the same few seconds of a stranger. */
    private Path twoParties() throws IOException {
        short[] speech = speech();
        short[] silence = new short[speech.length];
        return Wav.pcm16(16_000, Wav.joined(speech, silence), Wav.joined(silence, speech)).write(folder.resolve("two.wav"));
    }

    private static short[] speech() {
        Path wav = Corpora.folder("decoder-audio").resolve("wav").resolve("cards_005.wav");
        try (CallAudio audio = intake().take(intake().plan("c", wav, ChannelChoice.AGENT_LEFT))) {
            short[] samples = new short[(int) audio.parties().getFirst().pcm().length()];
            assertThat(audio.parties().getFirst().pcm().read(0, samples)).isEqualTo(samples.length);
            return samples;
        }
    }

    private static List<Word> words(Transcript transcript) {
        return transcript.turns().stream().flatMap(turn -> turn.words().stream()).toList();
    }

    private static Transcript transcribed(Transcriber transcriber, Path file) {
        return transcribed(transcriber, file, Progress.SILENT);
    }

    private static Transcript transcribed(Transcriber transcriber, Path file, Progress progress) {
        try (CallAudio audio = intake().take(intake().plan("c", file, ChannelChoice.AGENT_LEFT))) {
            return transcriber.transcribe(audio, progress);
        }
    }

    private static AudioIntake intake() {
        return new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), data));
    }
}

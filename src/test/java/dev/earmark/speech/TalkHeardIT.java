package dev.earmark.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.SpeechModel;
import dev.earmark.speech.talk.HousePhrases;
import dev.earmark.speech.talk.NgramFst;
import dev.earmark.speech.talk.TalkGraph;
import dev.earmark.testing.Beginning;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the recogniser makes of its grammar once we have written it. */
class TalkHeardIT {

    private static final Path CALL = Path.of("eval-sets/sample-calls/audio/bank-lost-card.wav");
    private static final SpeechSettings WITHOUT = SpeechSettings.defaults().with(false, null);

    @TempDir
    static Path data;

    @Test
    void aGrammarThatWeReadAndWroteGivesTheSameWordsThroughTheEngine() throws IOException {
        Models models = new Models(Path.of("models"), data);
        Transcript before = heard(CALL, WITHOUT, models);
        Path file = TalkGraph.in(models.unpacked(models.named(SpeechSettings.SMALL_ENGLISH), true));
        NgramFst grammar = NgramFst.read(file);
        byte[] original = Files.readAllBytes(file);
        grammar.write(grammar.model(), file);
        assertThat(words(heard(CALL, WITHOUT, models))).isEqualTo(words(before));
        Files.write(file, original);
    }

    @Test
    void namesOfTheHouseAreHeardOnceTheyAreInTheSettings() {
        Models models = new Models(Path.of("models"), data);
        Transcript named = heard(greeting(), SpeechSettings.defaults().with(true, "Brightline, Northfield Bank, Gary"), models);
        assertThat(named.engine().model()).endsWith("+service-talk+phrases");
        assertThat(named.engine().sha256()).isNotEqualTo(models.named(SpeechSettings.SMALL_ENGLISH).sha256());
        assertThat(words(named)).contains("this is gary");
    }

    @Test
    void aNameThatTheRecogniserDoesNotKnowIsHeardAsTheWordsThatSoundLikeIt() {
        Models models = new Models(Path.of("models"), data);
        SpeechModel model = models.named(SpeechSettings.SMALL_ENGLISH);
        assertThat(models.unknown(new HousePhrases(List.of("Cardservices", "Gary")), model)).containsOnlyKeys("cardservices")
                .hasEntrySatisfying("cardservices", near -> assertThat(near).startsWith("card services"));
        assertThat(words(heard(greeting(), SpeechSettings.defaults().with(true, "Cardservices, Gary"), models)))
                .contains("card services this is gary");
    }

    /** The agent says who and where he is; the customer answers. */
    private static Path greeting() {
        return Beginning.of(CALL, 12, data);
    }

    private static Transcript heard(Path call, SpeechSettings settings, Models models) {
        AudioIntake intake = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), data));
        try (CallAudio audio = intake.take(intake.plan("c", call, ChannelChoice.AGENT_LEFT));
                VoskTranscriber transcriber = new VoskTranscriber(settings, models)) {
            return transcriber.transcribe(audio, Progress.SILENT);
        }
    }

    private static String words(Transcript transcript) {
        return transcript.turns().stream().map(Turn::text).collect(Collectors.joining(" "));
    }
}

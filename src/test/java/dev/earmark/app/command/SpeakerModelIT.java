package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.hash.Sha256;
import dev.earmark.testing.ModelStock;
import dev.earmark.testing.OnnxFile;
import dev.earmark.testing.Wav;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation to whose models a speaker model was added. */
class SpeakerModelIT {

    private static final byte[] VOICES = OnnxFile.ofBands(80, 48);
    private static final int CALL_SECONDS = 40;

    @TempDir
    Path home;

    @TempDir
    static Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void install() throws IOException {
        for (String part : List.of("rubrics", "prompts", "eval-sets")) {
            Files.createSymbolicLink(home.resolve(part), Path.of(part).toAbsolutePath());
        }
        Path models = Files.createDirectory(home.resolve("models"));
        for (String file : List.of("vosk-model-en-0.3.45.zip", "service-talk.weights.gz")) {
            Files.createSymbolicLink(models.resolve(file), Path.of("models", file).toAbsolutePath());
        }
        put(VOICES);
    }

    private void put(byte[] network) throws IOException {
        Files.write(home.resolve("models/voices.onnx"), network);
        Files.writeString(home.resolve("models/manifest.yaml"),
                Files.readString(Path.of("models/manifest.yaml")) + OnnxFile.entry(network));
    }

    private int run(Map<String, String> settings, String... arguments) {
        out.reset();
        err.reset();
        ModelStock.into(data);
        Map<String, String> environment = new java.util.HashMap<>(settings);
        environment.put("EARMARK_DATA", data.toString());
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Session session = new Session(home, environment, new Terminal(false, false, 100), new Output(out), errors);
        return new CommandLines(session, errors).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path mixed() throws IOException {
        AudioIntake intake = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), home));
        try (CallAudio call = intake.take(intake.plan("c", Path.of("eval-sets/sample-calls/audio/bank-lost-card.wav"),
                ChannelChoice.AGENT_LEFT))) {
            Pcm agent = call.parties().get(0).pcm();
            Pcm customer = call.parties().get(1).pcm();
            short[] left = new short[CALL_SECONDS * agent.sampleRateHz()];
            short[] right = new short[left.length];
            agent.read(0, left);
            customer.read(0, right);
            for (int i = 0; i < left.length; i++) {
                left[i] = (short) ((left[i] + right[i]) / 2);
            }
            return Wav.pcm16(agent.sampleRateHz(), left).write(home.resolve("mixed.wav"));
        }
    }

    @Test
    void aCallOnOneChannelIsToldApartWithItAndNamesItInItsTranscript() throws IOException {
        String call = mixed().toString();
        assertThat(run(Map.of(), "transcribe", call, "--format", "json")).as(err()).isZero();
        assertThat(out()).contains("\"speech.told-apart\"").doesNotContain("+voices\"");
        String without = engine("sha256");

        assertThat(run(Map.of("EARMARK_SPEECH_SPEAKER_MODEL", "voices"), "transcribe", call, "--format", "json")).as(err()).isZero();
        String first = out();
        assertThat(first).contains("\"speech.told-apart\"").contains("+voices\"").contains("\"speaker\":\"agent\"")
                .contains("\"speaker\":\"customer\"");
        assertThat(engine("sha256")).isEqualTo(Sha256.hex((without + "\n" + Sha256.hex(VOICES)).getBytes(StandardCharsets.UTF_8)));
        assertThat(run(Map.of("EARMARK_SPEECH_SPEAKER_MODEL", "voices"), "transcribe", call, "--format", "json")).isZero();
        assertThat(out()).as("the same again").isEqualTo(first);
    }

    private String engine(String field) {
        String engine = out().substring(out().indexOf("\"engine\":"));
        int from = engine.indexOf("\"" + field + "\":\"") + field.length() + 4;
        return engine.substring(from, engine.indexOf('"', from));
    }

    @Test
    void oneThatCannotBeUsedKeepsTheServiceFromStartingAndIsToldByDoctor() throws IOException {
        Map<String, String> settings = Map.of("EARMARK_SPEECH_SPEAKER_MODEL", "voices");
        assertThat(run(settings, "doctor")).as(err()).isZero();
        assertThat(out()).contains("voices, as listed, hears 80 bands (hamming), gives 48 numbers");
        assertThat(run(Map.of(), "doctor")).as(err()).isZero();
        assertThat(out()).contains("none (speech.speaker-model)");

        put("no model at all".getBytes(StandardCharsets.UTF_8));
        refused(settings, "speech.speaker-model-unreadable: The speaker model ");
        put(new OnnxFile().in("feats", 1, 80, OnnxFile.ANY).mean("out", "feats", 2).out("out", 1, 80).bytes());
        refused(settings, "speech.speaker-model-unfit: The speaker model voices cannot be used: "
                + "it takes a tensor of the shape [1 × 80 × any]");
        Files.writeString(home.resolve("models/voices.onnx"), "something else");
        refused(settings, "speech.model-damaged: The speaker model ");
        Files.delete(home.resolve("models/voices.onnx"));
        refused(settings, "speech.model-missing: The speaker model ");
        refused(Map.of("EARMARK_SPEECH_SPEAKER_MODEL", "other"),
                "speech.speaker-model-unknown: There is no speaker model other; models/manifest.yaml has [voices]");
        assertThat(run(Map.of("EARMARK_SPEECH_SPEAKER_MODEL", "../voices"), "doctor")).isEqualTo(2);
        assertThat(err()).contains("speech.speaker-model is \"../voices\", but must be a name in models/manifest.yaml");
    }

    private void refused(Map<String, String> settings, String sentence) {
        assertThat(run(settings, "serve", "--port", "0")).isEqualTo(3);
        assertThat(err()).startsWith(sentence).hasLineCount(1);
        assertThat(data.resolve("earmark.db")).doesNotExist();
        assertThat(run(settings, "doctor")).isEqualTo(3);
        assertThat(err()).contains(sentence);
    }
}

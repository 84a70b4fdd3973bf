package dev.earmark.speech.voice;

import static dev.earmark.testing.OnnxFile.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.samples.Pcm;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.speech.model.Models;
import dev.earmark.testing.OnnxFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With the runtime itself, on networks that are written here. */
class SpeakerNetworkIT {

    private static final float[] HALF = {0.5f};

    @TempDir
    Path folder;

    @TempDir
    static Path data;

    private SpeakerNetwork network(byte[] content) throws IOException {
        OnnxFile.list(content, folder);
        return new SpeakerNetwork(new Models(folder, folder), "voices", data);
    }

    private static Pcm voice(double pitchHz, double formantHz, int rateHz) {
        short[] samples = new short[4 * rateHz];
        Random random = new Random(3);
        for (int i = 0; i < samples.length; i++) {
            double sum = random.nextGaussian() * 40;
            for (int h = 1; h * pitchHz < 3_400; h++) {
                double apart = (h * pitchHz - formantHz * (1 + 0.3 * Math.sin(5.0 * i / rateHz))) / 400;
                sum += 2_000 * Math.exp(-apart * apart) * Math.sin(2 * Math.PI * h * pitchHz * i / rateHz);
            }
            samples[i] = (short) sum;
        }
        return Pcm.of(rateHz, samples);
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * (double) other[i];
        }
        return sum;
    }

    static Stream<Arguments> doubles() {
        return Stream.of(Arguments.of(OnnxFile.ofBands(80, 32), "hears 80 bands (hamming), gives 32 numbers"),
                Arguments.of(OnnxFile.ofSound(24), "hears sound of 16 kHz, gives 24 numbers"));
    }

    @ParameterizedTest
    @MethodSource("doubles")
    void piecesOfOneVoiceAreNearerEachOtherThanThoseOfTwo(byte[] content, String told) throws IOException {
        try (SpeakerNetwork network = network(content)) {
            assertThat(network.load()).isEqualTo(told);
            assertThat(network.sha256()).isEqualTo(Sha256.hex(content));
            for (int rateHz : new int[] {8_000, 16_000, 44_100}) {
                Pcm one = voice(110, 600, rateHz);
                float[] early = network.of(one, 0, 1_500).orElseThrow();
                float[] late = network.of(one, 2_000, 3_700).orElseThrow();
                float[] other = network.of(voice(190, 1_800, rateHz), 0, 1_500).orElseThrow();
                assertThat(cosine(early, early)).isBetween(0.9999, 1.0001);
                assertThat(cosine(early, late)).isGreaterThan(cosine(early, other)).isGreaterThan(cosine(late, other));
                assertThat(network.of(one, 0, 1_500).orElseThrow()).as("the same again").containsExactly(early);
            }
        }
    }

    @Test
    void whatIsTooShortOrBehindTheEndTellsNothing() throws IOException {
        try (SpeakerNetwork network = network(OnnxFile.ofBands(80, 8))) {
            Pcm one = voice(110, 600, 8_000);
            assertThat(network.of(one, 100, 499)).isEmpty();
            assertThat(network.of(one, 3_900, 6_000)).isEmpty();
            assertThat(network.of(one, 9_000, 12_000)).isEmpty();
            assertThat(network.of(one, 0, 100_000)).isPresent();
            assertThat(network.of(Pcm.of(8_000, new short[16_000]), 0, 2_000)).as("silence is all zeros").isEmpty();
        }
    }

    private static OnnxFile pooled(long... shape) {
        return new OnnxFile().in("feats", shape).node("Abs", "size", "feats");
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of("bands before frames", pooled(1, 80, ANY).mean("out", "size", 2).out("out", 1, 80),
                        "of the shape [1 × 80 × any]"),
                Arguments.of("free bands", pooled(ANY, ANY, ANY).mean("out", "size", 1).out("out", ANY, ANY), "[any × any × any]"),
                Arguments.of("a fixed number of frames", pooled(1, 200, 80).mean("out", "size", 1).out("out", 1, 80), "[1 × 200 × 80]"),
                Arguments.of("eight at once", pooled(8, ANY, 80).mean("out", "size", 1).out("out", 8, 80), "[8 × any × 80]"),
                Arguments.of("one dimension", pooled(ANY).mean("out", "size", 0).out("out"), "[any]"),
                Arguments.of("four dimensions", pooled(1, 1, ANY, 80).mean("out", "size", 2).out("out", 1, 1, 80), "[1 × 1 × any × 80]"),
                Arguments.of("whole numbers", new OnnxFile().typed("feats", 7, 1, ANY, 80).constant("half", HALF, 1)
                        .node("Identity", "out", "half").out("out", 1), "it takes no tensor of floats of the shape [1 × any × 80]"),
                Arguments.of("two things", pooled(1, ANY, 80).in("length", 1).mean("mean", "size", 1).node("Mul", "out", "mean", "length")
                        .out("out", 1, 80), "it takes 2 tensors (feats, length), and must take one"),
                Arguments.of("two unnamed results", pooled(1, ANY, 80).mean("out", "size", 1).mean("other", "size", 2).out("out", 1, 80)
                        .out("other", 1, ANY), "it gives 2 tensors (out, other), and must give one, or name one of them as embedding"),
                Arguments.of("a vector for each frame", pooled(1, ANY, 80).node("Relu", "out", "size").out("out", 1, ANY, 80),
                        "it gives the shape [1, 198, 80] for 2 s of sound"),
                Arguments.of("as many numbers as frames", pooled(1, ANY, 80).mean("out", "size", 2).out("out", 1, ANY),
                        "it gives 98 numbers for one second and 198 for two"),
                Arguments.of("one number", pooled(1, ANY, 80).mean("mean", "size", 2).mean("out", "mean", 1).out("out", 1),
                        "must give one vector of 2 to 4096 numbers"),
                Arguments.of("no numbers", pooled(1, ANY, 80).mean("mean", "size", 1).node("Neg", "less", "mean").node("Sqrt", "out",
                        "less").out("out", 1, 80), "infinite ones, none, or nothing but zeros"),
                Arguments.of("zeros", pooled(1, ANY, 80).node("Sub", "none", "feats", "feats").mean("out", "none", 1).out("out", 1, 80),
                        "infinite ones, none, or nothing but zeros"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void aNetworkThatGivesNoVectorForAVoiceIsRefusedInOneSentence(String what, OnnxFile file, String why) throws IOException {
        try (SpeakerNetwork network = network(file.bytes())) {
            assertThatThrownBy(network::load).as(what).isInstanceOfSatisfying(Unavailable.class, unfit -> {
                assertThat(unfit.code()).isEqualTo("speech.speaker-model-unfit");
                assertThat(unfit.sentence()).startsWith("The speaker model ").contains(why).endsWith(".").doesNotContain("\n");
            });
        }
    }

    @Test
    void theOneThatIsNamedAsEmbeddingIsTakenOfSeveral() throws IOException {
        byte[] two = pooled(1, ANY, 80).mean("logits", "size", 2).mean("embs", "size", 1).out("logits", 1, ANY).out("embs", 1, 80).bytes();
        try (SpeakerNetwork network = network(two)) {
            assertThat(network.load()).endsWith("gives 80 numbers");
        }
    }

    static Stream<Arguments> noModels() {
        byte[] whole = OnnxFile.ofBands(80, 32);
        byte[] broken = whole.clone();
        Arrays.fill(broken, 40, 90, (byte) 0xFF);
        return Stream.of(Arguments.of("text", "this is no model\n\u001b[31m".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("cut off", Arrays.copyOf(whole, whole.length / 2)), Arguments.of("empty in the middle", broken),
                Arguments.of("one byte", new byte[] {8}), Arguments.of("an archive", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}),
                Arguments.of("an unknown operator", new OnnxFile().in("feats", 1, ANY, 80).node("TellVoices", "out", "feats")
                        .out("out", 1, 8).bytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noModels")
    void aFileThatIsNoModelIsRefusedInOneSentence(String what, byte[] content) throws IOException {
        try (SpeakerNetwork network = network(content)) {
            assertThatThrownBy(network::load).as(what).isInstanceOfSatisfying(Unavailable.class, wrong -> {
                assertThat(wrong.code()).isEqualTo("speech.speaker-model-unreadable");
                assertThat(wrong.sentence()).contains("is no ONNX model that can be run here").doesNotContain("\n")
                        .doesNotContain("\u001b");
            });
        }
    }

    @Test
    void aFileThatIsMissingOrAnotherOneAndANameThatIsNotListedAreTold() throws IOException {
        SpeakerNetwork network = network(OnnxFile.ofBands(80, 32));
        assertThatThrownBy(new SpeakerNetwork(new Models(folder, folder), "others", data)::load).isInstanceOfSatisfying(Unavailable.class,
                wrong -> assertThat(wrong.code()).isEqualTo("speech.speaker-model-unknown"))
                .hasMessage("There is no speaker model others; models/manifest.yaml has [voices] under \"speakers\".");
        Files.write(folder.resolve("voices.onnx"), OnnxFile.ofBands(80, 31));
        assertThatThrownBy(network::load).isInstanceOfSatisfying(Unavailable.class,
                wrong -> assertThat(wrong.code()).isEqualTo("speech.model-damaged"));
        Files.delete(folder.resolve("voices.onnx"));
        assertThatThrownBy(network::load).isInstanceOfSatisfying(Unavailable.class,
                wrong -> assertThat(wrong.code()).isEqualTo("speech.model-missing"))
                .hasMessageContaining("https://example.org/voices.onnx");
        String manifest = Files.readString(folder.resolve("manifest.yaml"));
        Files.writeString(folder.resolve("manifest.yaml"), manifest.replaceFirst("bytes: \\d{4,}", "bytes: 99999999999"));
        assertThatThrownBy(network::load).isInstanceOfSatisfying(Unavailable.class,
                wrong -> assertThat(wrong.code()).isIn("speech.manifest-invalid", "speech.model-missing"));
    }

    @Test
    void aFactorAloneIsNoVoice() throws IOException {
        byte[] constant = new OnnxFile().in("feats", 1, ANY, 80).constant("half", HALF, 1).mean("mean", "feats", 1)
                .node("Mul", "out", "mean", "half").out("out", 1, 80).bytes();
        try (SpeakerNetwork network = network(constant)) {
            assertThatThrownBy(network::load).as("the mean over time is taken away, so nothing is left")
                    .hasMessageContaining("nothing but zeros");
        }
    }
}

package dev.earmark.speech.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NgramFstIT {

    @TempDir
    static Path data;

    private static Path file;
    private static NgramFst grammar;

    @BeforeAll
    static void readTheGrammar() throws IOException {
        Models models = new Models(Path.of("models"), data);
        file = TalkGraph.in(models.unpacked(models.named(SpeechSettings.SMALL_ENGLISH), true));
        grammar = NgramFst.read(file);
    }

    @Test
    void theGrammarOfTheRecogniserSumsToOneAfterAnyContext() {
        BackoffModel model = grammar.model();
        for (int i = 0; i < model.contexts(); i += model.contexts() / 20) {
            double sum = model.probability(model.context(i), BackoffModel.END);
            for (int label = 1; label < grammar.vocabulary().size(); label++) {
                sum += model.probability(model.context(i), label);
            }
            assertThat(sum).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void writtenAgainItIsTheSameButForTheLastBitOfAFewWeights() throws IOException {
        Path copy = data.resolve("again.fst");
        grammar.write(grammar.model(), copy);
        assertThat(Files.size(copy)).isEqualTo(Files.size(file));
        NgramFst again = NgramFst.read(copy);
        assertThat(again.model().contexts()).isEqualTo(grammar.model().contexts());
        for (int place = 0; place < again.model().size(); place += 7) {
            assertThat(again.model().word(place)).isEqualTo(grammar.model().word(place));
            assertThat(again.model().probability(place) / grammar.model().probability(place)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 20, 5_000, whole.length / 2, whole.length - 10}) {
            Path cut = Files.write(data.resolve("cut.fst"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NgramFst.read(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> TalkGraph.add(List.of(), data)).isInstanceOf(IOException.class).hasMessageContaining("Gr.fst");
    }
}

package dev.earmark.speech.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalkWeightsIT {

    @TempDir
    Path folder;

    private final BackoffModel model = SmallLanguage.learnt(1, "thank you for calling riverside", "please hold the line", "please hold");

    @Test
    void whatIsWrittenIsReadBackUpToTheRoundingOfWeights() throws IOException {
        BackoffModel read = read(written(), SmallLanguage.WORDS);
        assertThat(read.contexts()).isEqualTo(model.contexts());
        assertThat(read.size()).isEqualTo(model.size());
        for (int i = 0; i < model.contexts(); i++) {
            assertThat(read.context(i)).isEqualTo(model.context(i));
            for (int place = model.from(i); place < model.to(i); place++) {
                assertThat(read.word(place)).isEqualTo(model.word(place));
                assertThat(read.probability(place) / model.probability(place)).isCloseTo(1, within(0.003));
            }
        }
    }

    @Test
    void thePlacesInWhichContextsWereSeenAreReadBackWhereTheyWereWritten() throws IOException {
        Path file = folder.resolve("house.weights.gz");
        TalkWeights.write(TalkWeights.bytesWithPlaces(model, SmallLanguage.WORDS), file);
        BackoffModel read = read(file, SmallLanguage.WORDS);
        BackoffModel without = read(written(), SmallLanguage.WORDS);
        for (int i = 0; i < model.contexts(); i++) {
            assertThat(read.seen(i)).isEqualTo(model.seen(i)).isPositive();
            assertThat(without.seen(i)).isZero();
        }
    }

    @Test
    void aRecogniserThatNumbersItsWordsOtherwiseReadsTheSame() throws IOException {
        KnownWords turned = new KnownWords(List.of("", "line", "the", "hold", "please", "help", "i", "can", "how", "calling", "for", "you",
                "thank"));
        BackoffModel read = read(written(), turned);
        assertThat(read.probability(BackoffModel.two(turned.label("hold").orElseThrow(), turned.label("please").orElseThrow()),
                turned.label("the").orElseThrow())).isGreaterThan(0.2);
        assertThat(turned.knows("riverside")).isFalse();
        assertThat(read.size()).isLessThan(model.size());
    }

    @Test
    void aFileThatWasCutOrTurnedIntoSomethingElseIsRefused() throws IOException {
        Path file = written();
        byte[] whole = TalkWeights.uncompressed(file);
        for (int length : new int[] {0, 3, 9, whole.length / 2, whole.length - 1}) {
            TalkWeights.write(Arrays.copyOf(whole, length), file);
            assertThatThrownBy(() -> read(file, SmallLanguage.WORDS)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
        Files.writeString(file, "text");
        assertThatThrownBy(() -> read(file, SmallLanguage.WORDS)).isInstanceOf(IOException.class);
    }

    private static BackoffModel read(Path file, KnownWords words) throws IOException {
        return TalkWeights.read(file, words, SmallLanguage.EVEN);
    }

    private Path written() throws IOException {
        Path file = folder.resolve("talk.weights.gz");
        TalkWeights.write(TalkWeights.bytes(model, SmallLanguage.WORDS), file);
        return file;
    }
}

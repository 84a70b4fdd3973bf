package dev.earmark.adapting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.speech.talk.HouseText;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldOutTest {

    private static final Transcript SAID = new Transcript("c", Channel.VOICE, new Source("c.wav", "", 1, 2, 8000), Engine.GIVEN, List.of());

    @Test
    void aTenthIsKeptAndNothingOfItIsLearntAlwaysTheSameOne() {
        List<HouseSource> sources = texts(50, "please hold the line for a moment while i look at that for you thank you", null);
        HeldOut parts = HeldOut.of(sources);
        assertThat(parts.kept()).hasSizeBetween(5, 15).doesNotContainAnyElementsOf(parts.learnt());
        assertThat(parts.kept().size() + parts.learnt().size()).isEqualTo(50);
        assertThat(HeldOut.of(sources)).isEqualTo(parts);
    }

    @Test
    void ofTranscriptsWithARecordingATenthIsKeptToo() {
        List<HouseSource> sources = new ArrayList<>(texts(30, "a long chat about many a thing that people buy here each day", null));
        sources.addAll(texts(2, "a call", new HouseSource.Spoken(Path.of("c.wav"), SAID)));
        assertThat(HeldOut.of(sources).kept().stream().filter(source -> source.spoken() != null)).hasSize(1);
    }

    @Test
    void aSingleTextIsPartedByItsParagraphs() {
        HouseSource article = new HouseSource(HouseText.of("article", IntStream.range(0, 20)
                .mapToObj(number -> "paragraph " + number + " says what to say when somebody calls about a bill").toList()), null);
        HeldOut parts = HeldOut.of(List.of(article));
        assertThat(parts.kept()).hasSizeBetween(2, 7);
        assertThat(parts.kept().size() + parts.learnt().size()).isEqualTo(20);
    }

    @Test
    void ofFewShortTextsAThirdIsKeptAtMost() {
        assertThat(HeldOut.of(texts(6, "please hold", null)).kept()).hasSize(2);
    }

    private static List<HouseSource> texts(int count, String words, HouseSource.@Nullable Spoken spoken) {
        return IntStream.range(0, count)
                .mapToObj(number -> new HouseSource(HouseText.of("text " + number, List.of(words)), spoken)).toList();
    }
}

package dev.earmark.speech.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoundNeighboursTest {

    private static final KnownWords WORDS = new KnownWords(List.of("", "bright", "line", "brighton", "thank", "field", "north", "'s",
            "left"));
    private final SoundNeighbours neighbours = new SoundNeighbours(WORDS, even());

    @Test
    void aNameMadeOfTwoWordsIsHeardAsThem() {
        assertThat(neighbours.of("brightline").getFirst()).isEqualTo("bright line");
        assertThat(neighbours.of("northfield").getFirst()).isEqualTo("north field");
    }

    @Test
    void aNameThatSoundsLikeAWordIsHeardAsThatWord() {
        assertThat(neighbours.of("lyft")).containsExactly("left");
    }

    @Test
    void whatSoundsLikeNothingHasNoNeighbours() {
        assertThat(neighbours.of("kubernetes")).isEmpty();
        assertThat(neighbours.of("x")).isEmpty();
        assertThat(neighbours.of("l".repeat(10_000))).isEmpty();
    }

    @Test
    void ofPhrasesOfAHouseOnlyTheWordsThatAreNotKnownAreNamed() {
        HousePhrases phrases = new HousePhrases(List.of("Brightline North", "Brightline's Field", "Thank Kubernetes"));
        assertThat(phrases.unknown(WORDS, () -> neighbours)).isEqualTo(Map.of("brightline", List.of("bright line"), "brightline's",
                neighbours.of("brightline's"), "kubernetes", List.of()));
    }

    @Test
    void wherePhrasesAreKnownNobodyLooksForSounds() {
        assertThat(new HousePhrases(List.of("North Field")).unknown(WORDS, () -> {
            throw new AssertionError();
        })).isEmpty();
    }

    private static BackoffModel even() {
        BackoffModelBuilder builder = new BackoffModelBuilder(null);
        for (int label = 1; label < WORDS.size(); label++) {
            builder.word(label, 1.0 / WORDS.size());
        }
        builder.word(BackoffModel.END, 1.0 / WORDS.size());
        builder.context(BackoffModel.none(), 0);
        return builder.model();
    }
}

package dev.earmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.measure.SentimentLexicon.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentimentLexiconTest {

    private final SentimentLexicon lexicon = SentimentLexicon.load();

    @Test
    void theLongestPhraseCounts() {
        assertThat(lexicon.strength("Thank you so much!")).isEqualTo(new Strength(2, 0));
        assertThat(lexicon.strength("thank you")).isEqualTo(new Strength(0, 0));
    }

    @Test
    void aNegationTurnsAWordRoundAndHalvesIt() {
        assertThat(lexicon.strength("not very good")).isEqualTo(new Strength(0, 0.5));
        assertThat(lexicon.strength("it is not a problem")).isEqualTo(new Strength(1, 0));
    }

    @Test
    void aNegationThatBelongsToThePhraseIsNotANegation() {
        assertThat(lexicon.strength("it is not working")).isEqualTo(new Strength(0, 2));
    }

    @Test
    void aCurlyApostropheIsAnApostrophe() {
        assertThat(lexicon.strength("I can\u2019t")).isEqualTo(lexicon.strength("i can't"));
    }

    @Test
    void sentencesOfATypedTurnAreReadOneByOneAndSpokenTurnsWhole() {
        assertThat(TurnSentences.of("Hello. It broke!\nHelp? [noise]")).containsExactly("Hello.", "It broke!", "Help?");
        assertThat(TurnSentences.of("my card was three point five")).containsExactly("my card was three point five");
    }

    @Test
    void ofAPastedDocumentTheFirstAndLastSentencesAreRead() {
        List<String> sentences = TurnSentences.of("Again. ".repeat(5_000) + "The end.");
        assertThat(sentences).hasSize(20).endsWith("The end.");
    }
}

package dev.earmark.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordErrorRateTest {

    @Test
    void whatIsHeardRightHasNoErrors() {
        assertThat(WordErrorRate.of("good morning", "good morning")).isEqualTo(new WordErrorRate(0, 2));
    }

    @Test
    void eachWordReplacedInsertedOrDeletedIsAnError() {
        assertThat(WordErrorRate.of("my card is lost", "my car is lost").errors()).isEqualTo(1);
        assertThat(WordErrorRate.of("my card is lost", "my new card is lost").errors()).isEqualTo(1);
        assertThat(WordErrorRate.of("my card is lost", "card is lost").errors()).isEqualTo(1);
        assertThat(WordErrorRate.of("a b c d", "b c x y d").errors()).isEqualTo(3);
    }

    @Test
    void caseTagsCutOffWordsAndPunctuationDoNotCount() {
        assertThat(WordErrorRate.of("Hello, [noise] that's <laugh> it!", "hello that's it")).isEqualTo(new WordErrorRate(0, 3));
        assertThat(WordErrorRate.of("the pass~ password", "the password")).isEqualTo(new WordErrorRate(0, 2));
        assertThat(WordErrorRate.of("that's", "thats").errors()).isEqualTo(1);
    }

    @Test
    void nothingHeardIsEveryWordWrong() {
        assertThat(WordErrorRate.of("one two", "").percent()).isEqualTo(100);
        assertThat(WordErrorRate.of("", "").percent()).isZero();
        assertThat(WordErrorRate.of("", "one")).isEqualTo(new WordErrorRate(1, 0));
    }

    @Test
    void severalChannelsTogetherWeighByTheirWords() {
        WordErrorRate both = WordErrorRate.of("one", "two").plus(WordErrorRate.of("a b c", "a b c"));
        assertThat(both.percent()).isCloseTo(25, within(1e-9));
    }

    @Test
    void numbersAreCountedByThemselves() {
        assertThat(WordErrorRate.ofNumbers("it's four two oh nine on may third", "its for two zero nine on may third"))
                .isEqualTo(new WordErrorRate(1, 5));
        assertThat(WordErrorRate.ofNumbers("no number at all", "none here")).isEqualTo(WordErrorRate.NONE);
    }
}

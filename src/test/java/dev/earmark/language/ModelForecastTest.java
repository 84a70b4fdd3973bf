package dev.earmark.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of a cost before it is there. */
class ModelForecastTest {

    private static ModelForecast of(int conversations, long questions, long remembered, long input, double money) {
        return new ModelForecast(conversations, new ModelTally(questions, remembered, 0, input, 0, 0, money));
    }

    @Test
    void figuresAreRoundedToWhatTheyAreWorth() {
        assertThat(of(800, 2_396, 0, 6_013_482, 4.2).sentence()).isEqualTo("about 2,400 questions, 6 million tokens, 4.20 in money");
        assertThat(of(3, 7, 0, 12_345, 0).sentence()).isEqualTo("about 7 questions, 12,000 tokens");
        assertThat(of(3, 0, 99, 0, 0).sentence()).isEqualTo("about 0 questions, 0 tokens; 99 answers are known already");
        assertThat(of(3, 1_996, 0, 12_345_678, 0).sentence()).isEqualTo("about 2,000 questions, 12 million tokens");
    }

    @Test
    void aSampleStandsForAll() {
        ModelForecast sample = of(20, 40, 10, 60_000, 0.6).plus(of(20, 60, 10, 100_000, 1.0));

        assertThat(sample.forAll(400)).isEqualTo(of(400, 1_000, 200, 1_600_000, 16.0));
        assertThat(ModelForecast.NOTHING.forAll(400)).isEqualTo(ModelForecast.NOTHING);
    }
}

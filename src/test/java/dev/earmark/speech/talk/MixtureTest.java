package dev.earmark.speech.talk;

import static dev.earmark.speech.talk.SmallLanguage.learnt;
import static dev.earmark.speech.talk.SmallLanguage.offOne;
import static dev.earmark.speech.talk.SmallLanguage.probability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest {

    private final BackoffModel calls = learnt(1, "thank you for calling", "thank you for calling riverside", "please hold");
    private final BackoffModel lines = learnt(1, "hold the line", "please hold the line", "the line please");

    @Test
    void whatIsExplicitIsTheWeightedMeanOfWhatEachSays() {
        BackoffModel mixed = mixed(0.7);
        for (String context : List.of("", "please", "please hold", "you for")) {
            for (String word : List.of("the", "calling", "")) {
                long key = switch (context) {
                    case "" -> BackoffModel.none();
                    case "please" -> BackoffModel.one(10);
                    case "please hold" -> BackoffModel.two(11, 10);
                    default -> BackoffModel.two(3, 2);
                };
                int label = SmallLanguage.WORDS.label(word).orElse(BackoffModel.END);
                if (mixed.place(mixed.find(key), label) >= 0) {
                    assertThat(probability(mixed, context, word)).as("%s %s", context, word)
                            .isCloseTo(0.7 * probability(calls, context, word) + 0.3 * probability(lines, context, word), within(1e-6));
                }
            }
        }
    }

    @Test
    void everythingSumsToOne() {
        assertThat(offOne(mixed(0.7))).isLessThan(1e-5);
        assertThat(offOne(new Mixture(List.of(new Mixture.Part(SmallLanguage.EVEN, 1), new Mixture.Part(calls, 0.6)), null).mixed()))
                .isLessThan(1e-5);
    }

    @Test
    void whatKnowsItsContextsBySightLeavesThoseAloneThatItHasNeverSeen() {
        Mixture both = new Mixture(List.of(new Mixture.Part(SmallLanguage.EVEN, 1), new Mixture.Part(calls, 0.9, true)), null);
        assertThat(offOne(both.mixed())).isLessThan(1e-5);
        double even = 1.0 / SmallLanguage.WORDS.size();
        assertThat(probability(both.mixed(), "thank you", "for")).isGreaterThan(3 * even);
        assertThat(probability(both.mixed(), "the", "line")).isCloseTo(even, within(0.01 * even));
        assertThat(both.probability(BackoffModel.two(2, 1), 3)).isCloseTo(probability(both.mixed(), "thank you", "for"), within(1e-6));
    }

    @Test
    void aFirstPartThatHasNotAllIsABug() {
        assertThatThrownBy(() -> new Mixture(List.of(new Mixture.Part(calls, 0.7)), null)).isInstanceOf(IllegalArgumentException.class);
    }

    private BackoffModel mixed(double share) {
        return new Mixture(List.of(new Mixture.Part(calls, 1), new Mixture.Part(lines, 1 - share)), SmallLanguage.EVEN).mixed();
    }
}

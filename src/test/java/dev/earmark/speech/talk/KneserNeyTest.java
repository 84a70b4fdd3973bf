package dev.earmark.speech.talk;

import static dev.earmark.speech.talk.SmallLanguage.learnt;
import static dev.earmark.speech.talk.SmallLanguage.offOne;
import static dev.earmark.speech.talk.SmallLanguage.probability;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KneserNeyTest {

    private static final String[] SAID = {"thank you for calling riverside how can i help you", "thank you for calling", "please hold",
        "please hold the line", "can i help", "how can i help", "thank you", "please hold the line please", "you can hold the line"};

    @Test
    void afterEveryContextAllWordsAndTheEndSumToOneWhateverIsCut() {
        for (int cut = 1; cut <= 3; cut++) {
            assertThat(offOne(learnt(cut, SAID))).as("cut %d", cut).isLessThan(1e-5);
        }
    }

    @Test
    void whatWasSaidIsLikelierThanWhatWasNot() {
        BackoffModel model = learnt(1, SAID);
        assertThat(probability(model, "you for", "calling")).isGreaterThan(0.5);
        assertThat(probability(model, "hold the", "line")).isGreaterThan(probability(model, "hold the", "riverside") * 5);
        assertThat(probability(model, "hold the", "riverside")).isPositive();
    }

    @Test
    void theBeginningOfASentenceIsAContext() {
        BackoffModel model = learnt(1, SAID);
        assertThat(probability(model, "<s>", "please")).isGreaterThan(probability(model, "<s>", "line") * 3);
    }

    @Test
    void aWordCountsByHowManyPlacesItIsSeenInNotHowOften() {
        BackoffModel model = learnt(1, "the riverside", "the riverside", "the riverside", "the riverside", "the riverside",
                "hold line", "can line", "please line", "you line");
        assertThat(probability(model, "", "line")).isGreaterThan(probability(model, "", "riverside"));
    }

    @Test
    void aWordThatCannotBeHeardBreaksTheSentence() {
        BackoffModel model = learnt(1, "thank zyntrex calling", "thank zyntrex calling");
        assertThat(probability(model, "thank", "calling")).isLessThan(0.5);
        assertThat(offOne(model)).isLessThan(1e-5);
    }

    @Test
    void theSameSentencesGiveTheSameBytes() {
        assertThat(TalkWeights.bytes(learnt(2, SAID), SmallLanguage.WORDS))
                .isEqualTo(TalkWeights.bytes(learnt(2, SAID), SmallLanguage.WORDS));
    }
}

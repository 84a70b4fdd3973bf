package dev.earmark.scoring.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActHeadTest {

    @Test
    void theHeadInTheProgramSurvivesBeingWrittenAndRead() {
        ActHead head = ActHead.load();
        assertThat(ActHead.parse(head.toText()).toText()).isEqualTo(head.toText());
    }

    @Test
    void likelihoodsOfAllActsAddUpToOne() {
        double[] likelihoods = ActHead.load().probabilities(new float[384], "Shall I book it for you?");
        assertThat(Arrays.stream(likelihoods).sum()).isEqualTo(1, within(1e-9));
    }

    @Test
    void aQuestionIsKnownByItsMarkOrItsFirstWords() {
        assertThat(ActSigns.of("Is that right?")).startsWith(1, 0, 1);
        assertThat(ActSigns.of("and what time would suit you")).startsWith(0, 1, 0);
        assertThat(ActSigns.of("It is booked.")).startsWith(0, 0, 0);
    }
}

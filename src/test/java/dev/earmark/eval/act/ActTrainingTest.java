package dev.earmark.eval.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.eval.act.ActTraining.Labelled;
import dev.earmark.scoring.act.Act;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActTrainingTest {

    @Test
    void everySentenceStandsOnceAndEveryActHasSome() {
        assertThat(ActTraining.own().stream().map(Labelled::text)).doesNotHaveDuplicates();
        assertThat(ActTraining.own().stream().map(Labelled::act).collect(Collectors.toSet()))
                .containsAll(Arrays.asList(Act.values()));
    }

    @Test
    void spokenSentencesLookLikeRecognisedSpeech() {
        assertThat(new Labelled(Act.ASKS, "Which day?", 1).spoken().text()).isEqualTo("which day");
    }
}

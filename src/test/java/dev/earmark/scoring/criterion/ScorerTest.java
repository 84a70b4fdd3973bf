package dev.earmark.scoring.criterion;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.Judging;
import dev.earmark.scoring.Scorecard;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScorerTest {

    private static final String HELLO = "check: {phrase: \"hello {agent-name}\"}";
    private static final Transcript CHAT = chat(agent("Hello, Dana here"), agent("hello Dana"), customer("hi"));

    private final Scorer scorer = new Scorer(new FakeEmbedder(), new FakeEmbedder());

    private Scorecard score(Rubric rubric) {
        return scorer.score(CHAT, Judging.NAMED, Judging.UNMEASURED, rubric);
    }

    @Test
    void aRubricThatIsReadAgainScoresAsBefore() {
        assertThat(score(RubricYaml.only(HELLO))).isEqualTo(score(RubricYaml.only(HELLO)));
    }

    @Test
    void oneScorerServesManyRubrics() {
        Scorecard hello = score(RubricYaml.only(HELLO));
        Scorecard bye = score(RubricYaml.only("check: {phrase: bye}"));
        assertThat(hello.percent()).isEqualTo(100);
        assertThat(bye.percent()).isZero();
        assertThat(score(RubricYaml.only(HELLO))).isEqualTo(hello);
    }

    @Test
    void theRubricIsPinnedByItsDigest() {
        Rubric rubric = RubricYaml.only(HELLO);
        assertThat(score(rubric).rubric()).isEqualTo(new Scorecard.RubricPin("test", 1, rubric.sha256()));
    }

    @Test
    void manyThreadsGetTheSameScore() {
        Rubric rubric = RubricYaml.only(HELLO);
        Scorecard alone = score(rubric);
        List<Scorecard> together = IntStream.range(0, 64).parallel().mapToObj(_ -> score(rubric)).toList();
        assertThat(together).containsOnly(alone);
    }
}

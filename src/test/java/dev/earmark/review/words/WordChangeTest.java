package dev.earmark.review.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.scoring.EvidenceCheck;
import dev.earmark.review.PickedWords;
import dev.earmark.testing.SampleCalls;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordChangeTest {

    private static final Transcript CALL = new SampleCalls().says(Speaker.AGENT, 1_000, 2_000, "the re fund is on its way")
            .says(Speaker.CUSTOMER, 2_500, 3_000, "thank you").call("c", 5);

    private static Turn changed(int turn, @Nullable Integer word, int count, String text) {
        return new WordChange(turn, word, count, text).in(CALL).turns().get(turn);
    }

    @Test
    void someWordsAreReplacedByOneThatHasTheirTime() {
        Turn turn = changed(0, 1, 2, "refund");

        assertThat(turn.text()).isEqualTo("the refund is on its way");
        assertThat(turn.words()).extracting(Word::text).containsExactly("the", "refund", "is", "on", "its", "way");
        Turn before = CALL.turns().getFirst();
        assertThat(turn.words().get(1).time()).isEqualTo(before.words().get(1).time().covering(before.words().get(2).time()));
        assertThat(turn.words().get(1).confidence()).isEqualTo(1);
    }

    @Test
    void moreWordsShareTheTimeAndEachCanBeProved() {
        Transcript next = new WordChange(0, 3, 1, "was  sent and is").in(CALL);

        assertThat(next.turns().getFirst().text()).isEqualTo("the re fund was sent and is on its way");
        assertThat(EvidenceCheck.holds(PickedWords.of(next, 0, "sent and"), next)).isTrue();
        assertThat(next.turns().getFirst().words()).isSortedAccordingTo((a, b) -> Long.compare(a.time().startMs(), b.time().startMs()));
    }

    @Test
    void wordsArePutInAndTakenOut() {
        assertThat(changed(0, 0, 0, "yes").text()).isEqualTo("yes the re fund is on its way");
        assertThat(changed(1, 2, 0, "bye").text()).isEqualTo("thank you bye");
        assertThat(changed(0, 5, 1, "").text()).isEqualTo("the re fund is on way");
        assertThat(changed(1, null, 0, "").words()).isEmpty();
        assertThat(changed(1, null, 0, "thanks a lot").words()).hasSize(3);
    }

    @Test
    void hostileTextIsOneLineOfPlainWords() {
        assertThat(changed(1, 0, 1, "<script>\n\u202ealert(1)\u0007").text()).isEqualTo("<script> alert(1) you");
        assertThatThrownBy(() -> changed(1, 0, 1, "a\0b")).isInstanceOf(Rejected.class).extracting("code")
                .isEqualTo("review.text-invalid");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> changed(0, 6, 2, "x")).extracting("code").isEqualTo("review.word-unknown");
        assertThatThrownBy(() -> changed(0, 8, 0, "x")).extracting("code").isEqualTo("review.word-unknown");
        assertThatThrownBy(() -> new WordChange(2, 0, 1, "x").in(CALL)).extracting("code").isEqualTo("review.turn-unknown");
        assertThatThrownBy(() -> changed(1, 0, 1, "thank")).extracting("code").isEqualTo("review.nothing-changed");
    }
}

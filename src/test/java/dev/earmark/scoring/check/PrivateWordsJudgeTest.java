package dev.earmark.scoring.check;

import static dev.earmark.scoring.Judging.judge;
import static dev.earmark.scoring.Judging.label;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.redaction.RecorderPauses;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.interaction.Facts;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrivateWordsJudgeTest {

    private static final String CARD = "4111 1111 1111 1111";
    private static final String AFTER_PAUSE = "check: {private-words: [card-number], when: after-pause}";
    private static final String ANYWHERE = "check: {private-words: [card-number, security-code]}";

    private static Transcript redacted(Transcript said) {
        return new Redactor(RedactionSettings.defaults()).of(said, Facts.NONE).transcript();
    }

    /** The recorder is paused where the second turn begins, for no time. */
    private static Transcript paused(Transcript said, int turn) {
        long at = Objects.requireNonNull(said.turns().get(turn).time()).startMs() - 1;
        return redacted(RecorderPauses.into(said, List.of(new TimeSpan(at, at))));
    }

    @Test
    void aCardThatIsTakenAfterThePauseIsAMissWithItsTurnAndTime() {
        Transcript call = paused(call(agent("please read me the card number"), customer("it is " + CARD), agent("thank you")), 1);

        Judgement judgement = judge(AFTER_PAUSE, call);

        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(judgement.reason()).isEqualTo("Said after the recorder was paused, and removed: card number.");
        Evidence place = judgement.evidence().getFirst();
        assertThat(call.turns().get(Objects.requireNonNull(place.turn())).text()).contains("[card number]");
        assertThat(place.time()).isNotNull();
        assertThat(label(judge("check: {private-words: [card-number], when: after-pause, expect: some}", call))).isEqualTo("met");
        assertThat(label(judge("check: {private-words: [card-number], when: before-pause}", call))).isEqualTo("met");
    }

    @Test
    void aCardBeforeThePauseIsNoneAfterIt() {
        Transcript call = paused(call(agent("the card number please"), customer("it is " + CARD), agent("thank you"), customer("bye")), 3);

        assertThat(label(judge(AFTER_PAUSE, call))).isEqualTo("met");
        assertThat(label(judge("check: {private-words: [card-number], when: before-pause}", call))).isEqualTo("not_met");
    }

    @Test
    void withoutAPauseItDoesNotApply() {
        Judgement judgement = judge(AFTER_PAUSE, redacted(call(agent("the card number please"), customer("it is " + CARD))));

        assertThat(label(judgement)).isEqualTo("not_applicable");
        assertThat(judgement.reason()).contains("was not paused");
    }

    @Test
    void inAChatTheWholeOfItIsLookedAt() {
        assertThat(label(judge(ANYWHERE, redacted(chat(agent("your card number?"), customer(CARD)))))).isEqualTo("not_met");
        Judgement none = judge(ANYWHERE, redacted(chat(agent("hello"), customer("hi"))));
        assertThat(label(none)).isEqualTo("met");
        assertThat(none.reason()).isEqualTo("No card number or security code was found.");
    }

    @Test
    void aKindThatThereIsNotIsToldWithTheNearest() {
        assertThatThrownBy(() -> judge("check: {private-words: [card-numbers]}", chat(agent("hello")))).isInstanceOf(Rejected.class)
                .hasMessageContaining("did you mean \"card-number\"?");
    }
}

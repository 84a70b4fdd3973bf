package dev.earmark.scoring.check;

import static dev.earmark.scoring.Judging.label;
import static dev.earmark.scoring.Judging.verdict;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.silence;
import static dev.earmark.testing.Calls.writtenDown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Judging;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import org.junit.jupiter.api.Test;

/** Where a check looks. */
class WindowPlacesTest {

    private static final Transcript TIMED =
            call(agent("hello this is dana"), customer("my card is gone"), silence(20_000), agent("one moment"), customer("fine"),
                    silence(20_000), agent("goodbye then"));
    private static final Transcript TYPED = chat(agent("hello"), customer("my card is gone"), agent("one moment"), customer("fine"),
            agent("goodbye"), agent("take care"));

    private static String said(String phrase, String window, Transcript transcript) {
        return verdict("check: {phrase: \"" + phrase + "\", within: " + window + "}", transcript);
    }

    @Test
    void withoutAWindowEverythingIsLookedAt() {
        assertThat(said("goodbye", "whole", TIMED)).isEqualTo("met");
        assertThat(said("goodbye", "whole", TYPED)).isEqualTo("met");
    }

    @Test
    void theFirstSecondsEndWhenTheyAreOver() {
        assertThat(said("hello", "first 2 s", TIMED)).isEqualTo("met");
        assertThat(said("one moment", "first 20 s", TIMED)).isEqualTo("not_met");
        assertThat(said("one moment", "first 25 s", TIMED)).isEqualTo("met");
    }

    @Test
    void theFirstSecondsCountFromTheFirstWordNotFromTheFirstSound() {
        assertThat(said("hello", "first 2 s", call(silence(40_000), agent("hello there")))).isEqualTo("met");
    }

    @Test
    void theLastSecondsCountBackFromTheLastWord() {
        assertThat(said("goodbye", "last 5 s", TIMED)).isEqualTo("met");
        assertThat(said("one moment", "last 5 s", TIMED)).isEqualTo("not_met");
        assertThat(said("hello", "last 600 s", TIMED)).isEqualTo("met");
    }

    @Test
    void aLongLastTurnWithoutWordTimesIsNotOverlooked() {
        Transcript transcript = writtenDown(customer("thanks"), agent("well then " + "we are done here ".repeat(30) + "goodbye"));
        assertThat(said("goodbye", "last 10 s", transcript)).isEqualTo("met");
    }

    @Test
    void theLastMessageIsNotOverlookedWhenItHasNoLength() {
        TimeSpan now = new TimeSpan(5_000, 5_000);
        Transcript chat = chat(customer("thanks"), agent("goodbye"));
        Transcript stamped = new Transcript("chat", chat.channel(), chat.source(), chat.engine(), chat.turns().stream()
                .map(turn -> new dev.earmark.transcript.Turn(turn.index(), turn.speaker(), now, turn.text(), turn.words())).toList());
        assertThat(said("goodbye", "last 10 s", stamped)).isEqualTo("met");
        assertThat(said("goodbye", "first 10 s", stamped)).isEqualTo("met");
    }

    @Test
    void secondsNeedTimes() {
        assertThat(said("hello", "first 30 s", TYPED)).isEqualTo("unscored no-measure");
        assertThat(said("hello", "last 30 s", TYPED)).isEqualTo("unscored no-measure");
        assertThat(said("hello", "around customer waits of 8 s", TYPED)).isEqualTo("unscored no-measure");
    }

    @Test
    void theFirstTurnsAreThoseOfOneParty() {
        assertThat(said("hello", "first 1 agent turn", TYPED)).isEqualTo("met");
        assertThat(said("one moment", "first 1 agent turn", TYPED)).isEqualTo("not_met");
        assertThat(said("one moment", "first 2 agent turns", TYPED)).isEqualTo("met");
        assertThat(said("take care", "first 99 agent turns", TYPED)).isEqualTo("met");
    }

    @Test
    void theLastTurnsAreThoseOfOneParty() {
        assertThat(said("take care", "last 1 agent turn", TYPED)).isEqualTo("met");
        assertThat(said("goodbye", "last 1 agent turn", TYPED)).isEqualTo("not_met");
        assertThat(said("hello", "last 99 agent turns", TYPED)).isEqualTo("met");
    }

    @Test
    void turnsWithoutWordsAreNotCounted() {
        assertThat(said("hello", "first 1 agent turn", chat(agent("[noise]"), agent("..."), agent("hello")))).isEqualTo("met");
    }

    @Test
    void theNextTurnsFollowWhatMadeTheCriterionApplicable() {
        String criterion = """
                applies-when: {phrase: card, from: customer}
                check: {phrase: sorry, within: next 1 agent turn}
                """;
        assertThat(verdict(criterion, chat(agent("hi"), customer("my card is gone"), agent("sorry to hear"), customer("ok"), agent("bye"))))
                .isEqualTo("met");
        assertThat(verdict(criterion, chat(agent("sorry"), customer("my card is gone"), agent("hm"), customer("ok"), agent("sorry"))))
                .isEqualTo("not_met");
        assertThat(verdict(criterion, chat(agent("sorry"), customer("my card is gone")))).isEqualTo("not_met");
        assertThat(verdict(criterion, chat(agent("sorry"), customer("hello")))).isEqualTo("not_applicable");
    }

    @Test
    void whatFollowsTheFirstTurnsIsEverythingLater() {
        Transcript helped = chat(agent("all done hello"), customer("pay my bill"), agent("the bill is paid"), customer("oh"), agent("bye"));
        assertThat(said("the bill is paid", "after first customer turn", helped)).isEqualTo("met");
        assertThat(said("bye", "after first customer turn", helped)).isEqualTo("met");
        assertThat(said("all done", "after first customer turn", helped)).isEqualTo("not_met");
        assertThat(said("the bill is paid", "after first 2 agent turns", helped)).isEqualTo("not_met");
        assertThat(said("bye", "after first 3 customer turns", helped)).isEqualTo("not_met");
    }

    private static final String NOTICE = "check: {phrase: \"(one moment|sorry for the wait)\", within: around customer waits of 8 s}";

    @Test
    void aWaitMayBeAnnouncedJustBeforeOrExcusedJustAfter() {
        assertThat(around(call(customer("please check"), agent("one moment"), silence(10_000), agent("here it is")), 2_000, 12_000))
                .isEqualTo("met");
        assertThat(around(call(customer("please check"), agent("okay"), silence(10_000), agent("sorry for the wait")), 1_700, 11_700))
                .isEqualTo("met");
        assertThat(around(call(customer("please check"), agent("okay"), silence(10_000), agent("here it is")), 1_700, 11_700))
                .isEqualTo("not_met");
    }

    @Test
    void noticeLongBeforeTheWaitDoesNotCount() {
        Transcript transcript = call(agent("one moment"), customer("well " + "you see ".repeat(40)), silence(9_000), agent("here it is"));
        assertThat(around(transcript, 25_400, 34_400)).isEqualTo("not_met");
    }

    @Test
    void excuseLongAfterTheWaitDoesNotCount() {
        Transcript transcript = call(agent("okay"), silence(9_000), customer("are you there " + "or not ".repeat(20)),
                agent("sorry for the wait"));
        assertThat(around(transcript, 300, 9_300)).isEqualTo("not_met");
    }

    @Test
    void everyWaitMustBeNoticed() {
        Transcript once = call(agent("one moment"), silence(10_000), agent("got it"), customer("good " + "very good ".repeat(30)),
                agent("let me see"), silence(10_000), agent("done"));
        assertThat(around(once, 600, 10_600)).isEqualTo("met");
        assertThat(around(once, 600, 10_600, 30_000, 40_000)).isEqualTo("not_met");
    }

    @Test
    void aWaitShorterThanTheBoundNeedsNoNotice() {
        Transcript transcript = call(agent("one moment"), silence(10_000), agent("got it"));
        assertThat(around(transcript, 600, 10_600, 60_000, 67_000)).isEqualTo("met");
    }

    @Test
    void whereNobodyWaitedThereIsNothingToJudge() {
        Judgement judgement = Judging.judge(NOTICE, call(customer("please check"), agent("here it is")), Judging.waits());
        assertThat(label(judgement)).isEqualTo("not_applicable");
        assertThat(judgement.reason()).isEqualTo("There was no wait of that length, so there is nothing to check.");
        assertThat(around(call(customer("please check"), agent("okay"), silence(5_000), agent("here it is")), 1_700, 6_700))
                .isEqualTo("not_applicable");
    }

    @Test
    void whatElseIsAskedForDecidesWhereNobodyWaited() {
        Transcript transcript = call(customer("please check"), agent("here it is"));
        String notice = "{phrase: one moment, within: around customer waits of 8 s}";
        assertThat(withoutWaits("all: [" + notice + ", {phrase: here it is}]", transcript)).isEqualTo("met");
        assertThat(withoutWaits("all: [" + notice + ", {phrase: goodbye}]", transcript)).isEqualTo("not_met");
        assertThat(withoutWaits("any: [" + notice + ", {phrase: here it is}]", transcript)).isEqualTo("met");
        assertThat(withoutWaits("any: [" + notice + ", {phrase: goodbye}]", transcript)).isEqualTo("not_met");
        assertThat(withoutWaits("any: [" + notice + ", " + notice + "]", transcript)).isEqualTo("not_applicable");
        assertThat(withoutWaits("not: " + notice, transcript)).isEqualTo("not_applicable");
    }

    private static String withoutWaits(String check, Transcript transcript) {
        return label(Judging.judge("check: {" + check + "}", transcript, Judging.waits()));
    }

    private static String around(Transcript transcript, long... waits) {
        return label(Judging.judge(NOTICE, transcript, Judging.waits(waits)));
    }
}

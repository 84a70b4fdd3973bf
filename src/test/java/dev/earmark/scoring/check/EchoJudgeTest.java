package dev.earmark.scoring.check;

import static dev.earmark.scoring.Judging.judge;
import static dev.earmark.scoring.Judging.label;
import static dev.earmark.scoring.Judging.quotes;
import static dev.earmark.scoring.Judging.verdict;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import org.junit.jupiter.api.Test;

/** Saying back what the other party said. */
class EchoJudgeTest {

    private static final String FIGURE = "check: {echo: [\"{figure}\"], of: customer}";
    private static final String MONEY = "check: {echo: [\"{money}\"], of: customer}";
    private static final String DAY = "check: {echo: [\"{day}\"], of: customer}";

    @Test
    void theSameNumberSaidBackCounts() {
        Judgement judgement = judge(MONEY, call(customer("send forty dollars please"), agent("so that is forty dollars then")));
        assertThat(label(judgement)).isEqualTo("met");
        assertThat(quotes(judgement, Kind.PROOF)).containsExactly("forty");
        assertThat(judgement.evidence().getFirst().turn()).isEqualTo(1);
        assertThat(judgement.reason()).contains("\"forty dollars\"");
    }

    @Test
    void anotherNumberDoesNotCount() {
        Judgement judgement = judge(MONEY, call(customer("send forty dollars please"), agent("so that is fourteen dollars then")));
        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(quotes(judgement, Kind.NEAR_MISS)).containsExactly("forty dollars");
        assertThat(judgement.evidence()).extracting(Evidence::kind).contains(Kind.EXPECTED_HERE);
    }

    @Test
    void spokenAndTypedNumbersAreTheSame() {
        assertThat(verdict(MONEY, chat(customer("Please send $1,200.00"), agent("sending twelve hundred dollars")))).isEqualTo("met");
    }

    @Test
    void digitsMayBeGroupedOtherwise() {
        assertThat(verdict(FIGURE, call(customer("it is one two three four five six"), agent("twelve thirty four fifty six"))))
                .isEqualTo("met");
        assertThat(verdict(FIGURE, call(customer("it is 123456"), agent("one two three four five six")))).isEqualTo("met");
    }

    @Test
    void theCurrencyMayStandBetweenTheNumbers() {
        assertThat(verdict(FIGURE, call(customer("it was thirty eight sixty"), agent("i have paid thirty eight dollars and sixty cents"))))
                .isEqualTo("met");
        assertThat(verdict(FIGURE, call(customer("it was thirty eight sixty"),
                agent("i have paid thirty eight dollars and sixteen cents")))).isEqualTo("not_met");
        assertThat(verdict(FIGURE, call(customer("it was thirty eight sixty"), agent("i have paid thirty eight bills of sixty cents"))))
                .isEqualTo("not_met");
    }

    @Test
    void theLastDigitsAreEnough() {
        assertThat(verdict(FIGURE, call(customer("it is five five five one two three four"), agent("ending in one two three four"))))
                .isEqualTo("met");
        assertThat(verdict(FIGURE, call(customer("it is five five five one two three four"), agent("ending in two three four"))))
                .isEqualTo("met");
    }

    @Test
    void twoDigitsOfALongNumberAreNotEnough() {
        assertThat(verdict(FIGURE, call(customer("it is five five five one two three four"), agent("ending in three four"))))
                .isEqualTo("not_met");
    }

    @Test
    void theFirstDigitsAreNotEnough() {
        assertThat(verdict(FIGURE, call(customer("it is five five five one two three four"), agent("starting with five five five one"))))
                .isEqualTo("not_met");
    }

    @Test
    void oneWrongDigitIsAnotherNumber() {
        assertThat(verdict(FIGURE, call(customer("it is five five five one two three four"), agent("five five five one two three nine"))))
                .isEqualTo("not_met");
        assertThat(verdict(FIGURE, call(customer("it is four two one"), agent("four two nine")))).isEqualTo("not_met");
    }

    @Test
    void whatTheAgentSaidBeforeTheCustomerIsNotSaidBack() {
        assertThat(verdict(MONEY, call(agent("forty dollars"), customer("yes forty dollars"), agent("fine")))).isEqualTo("not_met");
        assertThat(verdict(MONEY, chat(agent("forty dollars"), customer("yes forty dollars"), agent("fine")))).isEqualTo("not_met");
        assertThat(verdict(MONEY, chat(agent("forty dollars"), customer("yes forty dollars"), agent("forty dollars it is"))))
                .isEqualTo("met");
    }

    @Test
    void aDaySaidBackCounts() {
        assertThat(verdict(DAY, chat(customer("come on Monday"), agent("Monday it is")))).isEqualTo("met");
        assertThat(verdict(DAY, chat(customer("come on Monday"), agent("Sunday it is")))).isEqualTo("not_met");
        assertThat(verdict(DAY, call(customer("come on monday"), agent("sunday it is")))).isEqualTo("not_met");
    }

    @Test
    void aDateNeedsItsNumber() {
        assertThat(verdict(DAY, chat(customer("on march 5"), agent("march 6")))).isEqualTo("not_met");
        assertThat(verdict(DAY, chat(customer("on march 5"), agent("march the fifth, that is 5")))).isEqualTo("met");
    }

    @Test
    void oneOfSeveralDetailsIsEnough() {
        assertThat(verdict(MONEY, chat(customer("forty dollars and then ten dollars"), agent("ten dollars")))).isEqualTo("met");
    }

    @Test
    void whereThereIsNothingToSayBackItIsNotSaidBack() {
        assertThat(verdict(MONEY, chat(customer("hello"), agent("forty dollars")))).isEqualTo("not_met");
    }

    @Test
    void whatWasHeardBadlyIsNotHeldAgainstTheAgentWhoDoesNotSayItBack() {
        Judgement judgement = judge(MONEY, call(customer("forty dollars").heardAt(0.3), agent("so fourteen dollars it is")));
        assertThat(label(judgement)).isEqualTo("unscored low-confidence");
        assertThat(judgement.reason())
                .isEqualTo("What the customer says at 0:00 was recognised with only 30 % confidence; please listen to it.");
        assertThat(verdict(MONEY, call(customer("forty dollars").heardAt(0.6), agent("fine")))).isEqualTo("unscored low-confidence");
        assertThat(verdict(MONEY, call(customer("forty dollars").heardAt(0.7), agent("fine")))).isEqualTo("not_met");
    }

    @Test
    void whatWasHeardWellASecondTimeIsHeldAgainstTheAgent() {
        assertThat(verdict(MONEY, call(customer("forty dollars").heardAt(0.3), agent("what"), customer("forty dollars"), agent("fine"))))
                .isEqualTo("not_met");
    }

    @Test
    void anUnclearAnswerMayHaveSaidItBack() {
        assertThat(verdict(MONEY, call(customer("forty dollars"), agent("for tea dole us").heardAt(0.4))))
                .isEqualTo("unscored low-confidence");
    }

    @Test
    void aNumberThatMustNotBeSaidBackIsHeldAgainstTheAgentOnlyWhenItWasHeardWell() {
        String criterion = "check: {not: {echo: [\"{figure}\"], of: customer}}";
        assertThat(verdict(criterion, call(customer("it is 1234"), agent("so 1234 thanks")))).isEqualTo("not_met");
        Judgement doubtful = judge(criterion, call(customer("it is 1234"), agent("so 1234 thanks").heardAt(0.5)));
        assertThat(label(doubtful)).isEqualTo("unscored low-confidence");
        assertThat(quotes(doubtful, Kind.NEAR_MISS)).containsExactly("1234");
        assertThat(verdict(criterion, call(customer("it is 1234").heardAt(0.5), agent("so 1234 thanks"))))
                .isEqualTo("unscored low-confidence");
    }

    @Test
    void nobodyCanTellWithoutSpeakersOrWords() {
        assertThat(verdict(MONEY, call(somebody("forty dollars"), somebody("forty dollars")))).isEqualTo("unscored speaker-unknown");
        assertThat(verdict(MONEY, call(customer("forty dollars")))).isEqualTo("unscored nothing-said");
    }

    @Test
    void whenTheCustomerSaidNothingNobodyCanTell() {
        assertThat(verdict(MONEY, call(agent("forty dollars")))).startsWith("unscored");
    }

    @Test
    void theCustomerMayBeTheOneToSayBack() {
        String criterion = "check: {echo: [\"{money}\"], of: agent}";
        assertThat(verdict(criterion, chat(agent("that is forty dollars"), customer("forty, good")))).isEqualTo("met");
        assertThat(verdict(criterion, chat(customer("forty, good"), agent("that is forty dollars")))).isEqualTo("not_met");
    }

    @Test
    void namesAndWordsAreSaidBackWholly() {
        String criterion = "check: {echo: [\"(checking|savings)\"], of: customer}";
        assertThat(verdict(criterion, chat(customer("my savings account"), agent("from savings, sure")))).isEqualTo("met");
        assertThat(verdict(criterion, chat(customer("my savings account"), agent("from checking, sure")))).isEqualTo("not_met");
    }
}

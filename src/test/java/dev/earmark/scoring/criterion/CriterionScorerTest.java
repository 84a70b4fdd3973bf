package dev.earmark.scoring.criterion;

import static dev.earmark.scoring.Judging.judge;
import static dev.earmark.scoring.Judging.label;
import static dev.earmark.scoring.Judging.quotes;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.TimeSpan;
import org.junit.jupiter.api.Test;

/** From findings to verdicts. */
class CriterionScorerTest {

    private static final String PARTLY = """
            credit: partly
            check:
              all:
                - phrase: good morning
                - phrase: my name is {name}
                - phrase: how can i help
            """;
    private static final String APPLIES = """
            applies-when: {phrase: refund, from: customer}
            check: {phrase: sorry}
            """;

    @Test
    void someOfThePartsEarnTheirShare() {
        Judgement judgement = judge(PARTLY, chat(agent("Good morning, how can I help?")));
        assertThat(judgement.verdict()).isEqualTo(new Verdict.Partly(2.0 / 3));
        assertThat(judgement.points()).isCloseTo(66.667, within(0.001));
        assertThat(judgement.reason()).isEqualTo("2 of 3 parts were met.");
        assertThat(quotes(judgement, Kind.PROOF)).containsExactly("Good morning", "how can I help");
        assertThat(quotes(judgement, Kind.EXPECTED_HERE)).hasSize(1);
    }

    @Test
    void allPartsAreMetAndNoneIsNotMet() {
        assertThat(label(judge(PARTLY, chat(agent("Good morning, my name is Dana, how can I help?"))))).isEqualTo("met");
        assertThat(label(judge(PARTLY, chat(agent("What?"))))).isEqualTo("not_met");
    }

    @Test
    void aPlaceToLookThatLiesWithinAnotherIsNotShownTwice() {
        Judgement judgement =
                judge("check: {any: [{phrase: sorry, within: first 2 agent turns}, {phrase: apologise, within: first 1 agent turn}]}",
                call(agent("what is it"), customer("my card"), agent("okay")));
        assertThat(judgement.evidence()).filteredOn(evidence -> evidence.kind() == Kind.EXPECTED_HERE)
                .extracting(Evidence::time).containsExactly(new TimeSpan(0, 2_800));
    }

    @Test
    void withoutCreditForPartsOneMissingPartIsAMiss() {
        Judgement judgement = judge(PARTLY.replace("partly", "whole"), chat(agent("Good morning, how can I help?")));
        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(judgement.points()).isZero();
    }

    @Test
    void aPartNobodyCanJudgeLeavesTheShareUnknown() {
        String criterion = "credit: partly\ncheck: {all: [{phrase: good morning}, {phrase: goodbye}, {judged: was it kind}]}";
        assertThat(label(judge(criterion, chat(agent("Good morning"))))).isEqualTo("unscored no-judge");
    }

    @Test
    void whatDoesNotApplySaysWhy() {
        Judgement judgement = judge(APPLIES, chat(agent("hi"), customer("hello")));
        assertThat(label(judgement)).isEqualTo("not_applicable");
        assertThat(judgement.points()).isZero();
        assertThat(judgement.reason()).isEqualTo("The customer does not say so.");
    }

    @Test
    void whatAppliesIsJudged() {
        assertThat(label(judge(APPLIES, chat(customer("I want a refund"), agent("Sorry to hear that"))))).isEqualTo("met");
        assertThat(label(judge(APPLIES, chat(customer("I want a refund"), agent("No"))))).isEqualTo("not_met");
        assertThat(judge(APPLIES, chat(customer("I want a refund"), agent("No"))).reason()).contains("refund");
    }

    @Test
    void whenNobodyKnowsWhetherItAppliesNobodyCanJudge() {
        assertThat(label(judge(APPLIES, chat(somebody("I want a refund"))))).isEqualTo("unscored author-unknown");
        assertThat(label(judge(APPLIES, chat(agent("Sorry"))))).isEqualTo("unscored nothing-said");
    }
}

package dev.earmark.scoring.check;

import static dev.earmark.scoring.Judging.judge;
import static dev.earmark.scoring.Judging.label;
import static dev.earmark.scoring.Judging.verdict;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import org.junit.jupiter.api.Test;

/** A search as evidence. */
class SearchJudgeTest {

    private static final String ANSWERED = "check: {search: 'customer: cancel THEN agent: (\"may I ask\" OR why) within 2 turns'}";
    private static final String FORBIDDEN = "check: {not: {search: 'agent: \"your fault\"'}}";

    @Test
    void theTurnThatIsFoundIsTheProofWithTheWordsThatFit() {
        Judgement judgement = judge(ANSWERED, call(customer("i want to cancel it"), agent("may i ask you why")));

        assertThat(label(judgement)).isEqualTo("met");
        assertThat(judgement.evidence()).singleElement().satisfies(proof -> {
            assertThat(proof.kind()).isEqualTo(Kind.PROOF);
            assertThat(proof.speaker()).isEqualTo(Speaker.CUSTOMER);
            assertThat(proof.quote()).isEqualTo("cancel");
            assertThat(proof.time()).isEqualTo(new TimeSpan(900, 1_200));
        });
    }

    @Test
    void whatIsNotFoundIsMissedAndTheReasonSaysWhatWasLookedFor() {
        Judgement judgement = judge(ANSWERED, call(customer("i want to cancel it"), agent("done")));

        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(judgement.reason()).startsWith("Nothing that was said fits the search \"customer: cancel THEN");
    }

    @Test
    void somethingForbiddenIsHeldAgainstTheAgentOnlyWhenItWasHeardSurely() {
        assertThat(verdict(FORBIDDEN, call(agent("that is your fault")))).isEqualTo("not_met");
        assertThat(verdict(FORBIDDEN, call(agent("that is your fault").heardAt(0.6)))).startsWith("unscored");
        assertThat(verdict(FORBIDDEN, call(agent("that is a pity")))).isEqualTo("met");
    }

    @Test
    void whereNobodyKnowsWhoSpeaksNothingIsDecided() {
        assertThat(verdict(FORBIDDEN, call(somebody("that is your fault")))).startsWith("unscored");
    }

    @Test
    void whatIsFoundByWhatIsNotSaidIsProvedByItsTurn() {
        assertThat(judge("check: {search: 'closing: agent: NOT goodbye'}", chat(customer("Thanks"), agent("Bye then"))).evidence())
                .singleElement().satisfies(proof -> assertThat(proof.quote()).isEqualTo("Bye then"));
    }
}

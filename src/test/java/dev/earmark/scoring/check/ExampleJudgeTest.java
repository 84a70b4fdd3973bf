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

import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.example.Background;
import org.junit.jupiter.api.Test;

/** Meaning, with vectors that know words only. */
class ExampleJudgeTest {

    private static final String CHECK = """
            check:
              examples:
                count:
                  - is there anything else i can help you with today
                  - anything else i can do for you today
                  - do you need anything else today
                do-not-count:
                  - i can help you with that
                  - how can i help you
            """;

    @Test
    void aSentenceLikeTheExamplesCounts() {
        Judgement judgement = judge(CHECK, chat(customer("fine"), agent("Done. So, anything else i can help with today? Bye now.")));
        assertThat(label(judgement)).isEqualTo("met");
        assertThat(judgement.engine().text()).isEqualTo("examples");
        assertThat(quotes(judgement, Kind.PROOF)).containsExactly("So, anything else i can help with today");
        assertThat(judgement.confidence()).isBetween(0.5, 1.0);
    }

    @Test
    void aSentenceThatComesNearAndDoesNotCountDoesNotCount() {
        Judgement judgement = judge(CHECK, chat(customer("fine"), agent("How can I help you?")));
        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(quotes(judgement, Kind.EXPECTED_HERE)).hasSize(1);
    }

    @Test
    void everydayLinesDoNotCount() {
        Background.SENTENCES.forEach(line -> assertThat(verdict(CHECK, chat(agent(line)))).as(line).isEqualTo("not_met"));
    }

    @Test
    void theCustomersSentenceDoesNotCountForTheAgent() {
        assertThat(verdict(CHECK, chat(agent("hello"), customer("anything else i can do for you today")))).isEqualTo("not_met");
    }

    @Test
    void aSentenceInTheMiddleOfALongSpokenTurnIsFound() {
        Judgement judgement = judge(CHECK, call(agent("well we have done " + "this and that and more ".repeat(5)
                + "is there anything else i can help you with today because " + "the weather is nice ".repeat(5))));
        assertThat(label(judgement)).isEqualTo("met");
        assertThat(quotes(judgement, Kind.PROOF)).singleElement().asString().contains("anything else");
    }

    @Test
    void aSentenceCutByAShortPauseIsFound() {
        assertThat(verdict(CHECK, call(agent("do you need anything"), customer("mhm"), agent("else today")))).isEqualTo("met");
    }

    @Test
    void badlyHeardWordsThatMayHaveBeenItAreNotHeldAgainstTheAgent() {
        Judgement judgement = judge(CHECK, call(agent("is there anything else i can help you with today").heardAt(0.4)));
        assertThat(label(judgement)).isEqualTo("unscored low-confidence");
        assertThat(judgement.reason()).contains("40 %");
    }

    @Test
    void aForbiddenMeaningIsHeldAgainstTheAgentOnlyWhenItWasHeardWell() {
        String forbidden = "check:\n  not:\n" + CHECK.substring(CHECK.indexOf('\n') + 1).indent(2);
        assertThat(verdict(CHECK, call(agent("do you need anything else today").heardAt(0.6)))).isEqualTo("met");
        assertThat(verdict(forbidden, call(agent("do you need anything else today").heardAt(0.6)))).isEqualTo("unscored low-confidence");
        assertThat(verdict(forbidden, call(agent("do you need anything else today").heardAt(0.9)))).isEqualTo("not_met");
    }

    @Test
    void theWindowBindsMeaningToo() {
        String last = CHECK.stripTrailing() + "\n  within: last 1 agent turn\n";
        assertThat(verdict(last, chat(agent("do you need anything else today"), customer("no"), agent("bye")))).isEqualTo("not_met");
        assertThat(verdict(last, chat(agent("hello"), customer("no"), agent("do you need anything else today")))).isEqualTo("met");
    }

    @Test
    void nobodyCanTellWithoutSpeakersOrWords() {
        assertThat(verdict(CHECK, chat(somebody("do you need anything else today")))).isEqualTo("unscored author-unknown");
        assertThat(verdict(CHECK, chat(customer("do you need anything else today")))).isEqualTo("unscored nothing-said");
    }

    @Test
    void theSameExamplesGiveTheSameAnswerAgain() {
        assertThat(judge(CHECK, chat(agent("anything else today")))).isEqualTo(judge(CHECK, chat(agent("anything else today"))));
    }
}

package dev.earmark.scoring.check;

import static dev.earmark.scoring.Judging.judge;
import static dev.earmark.scoring.Judging.label;
import static dev.earmark.scoring.Judging.quotes;
import static dev.earmark.scoring.Judging.verdict;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.measure.MeasureName;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Judging;
import dev.earmark.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks combine by three-valued logic: T holds, F fails, and of U nobody can tell. */
class CheckEvaluatorTest {

    private static final Transcript CHAT = chat(customer("hello"), agent("yes indeed"));

    private static String check(char truth) {
        return switch (truth) {
            case 'T' -> "{phrase: yes indeed}";
            case 'F' -> "{phrase: goodbye}";
            default -> "{judged: is it so}";
        };
    }

    private static String combined(String how, String truths) {
        return verdict("check: {" + how + ": [" + check(truths.charAt(0)) + ", " + check(truths.charAt(1)) + "]}", CHAT);
    }

    @ParameterizedTest
    @CsvSource({"TT,met", "TF,not_met", "FT,not_met", "FF,not_met", "TU,unscored no-judge", "UT,unscored no-judge", "FU,not_met",
            "UF,not_met", "UU,unscored no-judge"})
    void allHoldWhenEachHolds(String truths, String verdict) {
        assertThat(combined("all", truths)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"TT,met", "TF,met", "FT,met", "FF,not_met", "TU,met", "UT,met", "FU,unscored no-judge", "UF,unscored no-judge",
            "UU,unscored no-judge"})
    void anyHoldsWhenOneHolds(String truths, String verdict) {
        assertThat(combined("any", truths)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"T,not_met", "F,met", "U,unscored no-judge"})
    void notTurnsTheAnswerRound(char truth, String verdict) {
        assertThat(verdict("check: {not: " + check(truth) + "}", CHAT)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"T,met", "F,not_met", "U,unscored no-judge"})
    void notTwiceIsTheAnswerItself(char truth, String verdict) {
        assertThat(verdict("check: {not: {not: " + check(truth) + "}}", CHAT)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"any,TF,not_met", "any,FF,met", "any,FU,unscored no-judge", "all,TT,not_met", "all,TF,met", "all,TU,unscored no-judge"})
    void notTurnsRoundWhatIsCombined(String how, String truths, String verdict) {
        assertThat(verdict("check: {not: {" + how + ": [" + check(truths.charAt(0)) + ", " + check(truths.charAt(1)) + "]}}", CHAT))
                .isEqualTo(verdict);
    }

    @Test
    void forbiddenWordsAreTheEvidenceOfTheMiss() {
        Judgement judgement = judge("check: {not: {phrase: calm down}}", call(customer("hello"), agent("now calm down please")));
        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(quotes(judgement, Kind.PROOF)).containsExactly("calm down");
    }

    @Test
    void whereForbiddenWordsWereLookedForIsTheEvidenceThatTheyWereNotSaid() {
        Judgement judgement = judge("check: {not: {phrase: calm down}}", call(agent("hello there")));
        assertThat(label(judgement)).isEqualTo("met");
        assertThat(judgement.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.kind()).isEqualTo(Kind.PROOF);
            assertThat(evidence.quote()).isEmpty();
        });
    }

    @Test
    void aMeasureThatIsNotOutOfBoundsIsProof() {
        String criterion = "check: {not: {measured: interruptions-by-agent, at-least: 5}}";
        assertThat(label(judge(criterion, call(agent("hello")), Judging.measured(MeasureName.INTERRUPTIONS_BY_AGENT, 2)))).isEqualTo("met");
        assertThat(label(judge(criterion, call(agent("hello")), Judging.measured(MeasureName.INTERRUPTIONS_BY_AGENT, 5))))
                .isEqualTo("not_met");
    }

    @Test
    void aNumberThatMustNotBeSaidBackIsNotSaidBackWhenThereIsNone() {
        String criterion = "check: {not: {echo: [\"{figure}\"], of: customer}}";
        assertThat(verdict(criterion, chat(customer("hello"), agent("hi")))).isEqualTo("met");
        assertThat(verdict(criterion, chat(customer("it is 1234"), agent("thanks")))).isEqualTo("met");
        assertThat(verdict(criterion, chat(customer("it is 1234"), agent("so 1234, thanks")))).isEqualTo("not_met");
    }

    @Test
    void aDoubtfulFirstWaitDoesNotHideACertainMissAtTheSecond() {
        String criterion = "check: {phrase: one moment please, within: around customer waits of 8 s}";
        Transcript transcript = call(agent("one movement please").heardAt(0.3), silence(10_000), agent("got it"),
                customer("good " + "very good ".repeat(30)),
                agent("let me see"), silence(10_000), agent("done"));
        assertThat(label(judge(criterion, transcript, Judging.waits(900, 10_900)))).isEqualTo("unscored low-confidence");
        assertThat(label(judge(criterion, transcript, Judging.waits(900, 10_900, 31_000, 41_000)))).isEqualTo("not_met");
    }

    @Test
    void enginesThatDecidedTogetherAreNamed() {
        assertThat(judge("check: {all: [{phrase: yes indeed}, {measured: agent-turns, at-least: 1}]}", CHAT,
                Judging.measured(MeasureName.AGENT_TURNS, 1)).engine().text())
                .isEqualTo("phrase+measured");
    }

    @Test
    void whatALanguageModelWouldDecideWaitsForOne() {
        Judgement judgement = judge("check: {judged: was the agent kind}", CHAT);
        assertThat(label(judgement)).isEqualTo("unscored no-judge");
        assertThat(judgement.engine().text()).isEqualTo("none");
        assertThat(judgement.reason()).isEqualTo("This needs a language model, and none is set up.");
    }
}

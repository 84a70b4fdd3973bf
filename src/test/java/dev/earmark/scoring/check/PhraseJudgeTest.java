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
import static dev.earmark.testing.Calls.writtenDown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import org.junit.jupiter.api.Test;

class PhraseJudgeTest {

    private static final String CHECK = "check: {phrase: [\"thank you for calling\", \"welcome to {house}\"]}";

    @Test
    void wordsThatWereSaidMeetTheCriterionWithTheirExactQuoteAndTime() {
        Judgement judgement = judge(CHECK, call(customer("hello"), agent("hi thank you for calling us")));

        assertThat(label(judgement)).isEqualTo("met");
        assertThat(judgement.points()).isEqualTo(100);
        assertThat(judgement.engine().text()).isEqualTo("phrase");
        assertThat(judgement.evidence()).containsExactly(new Evidence(Kind.PROOF, 1, Speaker.AGENT, new TimeSpan(1_100, 2_300),
                "thank you for calling"));
        assertThat(judgement.confidence()).isGreaterThan(0.9);
    }

    @Test
    void anyOfTheAuthorsPhrasesIsEnough() {
        assertThat(verdict(CHECK, chat(agent("Welcome to Harper Valley!")))).isEqualTo("met");
        assertThat(verdict(CHECK, chat(agent("Welcome to First Meridian!")))).isEqualTo("met");
    }

    @Test
    void aQuoteOverTwoTurnsIsTwoPiecesOfEvidence() {
        Judgement judgement = judge(CHECK, call(agent("thank you"), customer("mhm"), agent("for calling")));
        assertThat(judgement.evidence()).extracting(Evidence::turn).containsExactly(0, 2);
        assertThat(quotes(judgement, Kind.PROOF)).containsExactly("thank you", "for calling");
    }

    @Test
    void aQuoteOfATurnWithoutWordTimesHasTheTimeOfTheTurn() {
        Judgement judgement = judge(CHECK, writtenDown(agent("hi thank you for calling us")));
        assertThat(judgement.evidence().getFirst().time()).isEqualTo(new TimeSpan(0, 1_800));
    }

    @Test
    void aTypedQuoteHasNoTime() {
        assertThat(judge(CHECK, chat(agent("thank you for calling"))).evidence().getFirst().time()).isNull();
    }

    @Test
    void whatWasNotSaidShowsWhereItShouldHaveBeen() {
        Judgement judgement = judge("check: {phrase: thank you for calling, within: first 1 agent turn}",
                call(customer("hello there"), agent("what is it"), agent("more")));

        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(judgement.points()).isZero();
        assertThat(judgement.evidence()).containsExactly(new Evidence(Kind.EXPECTED_HERE, 1, Speaker.AGENT,
                new TimeSpan(1_100, 2_000), ""));
        assertThat(judgement.reason()).startsWith("The agent does not say so between 0:01 and 0:02");
    }

    @Test
    void theNearestThingSaidIsShown() {
        Judgement judgement = judge(CHECK, chat(agent("thank you so much for calling")));
        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(quotes(judgement, Kind.NEAR_MISS)).singleElement().asString().contains("thank you");
    }

    @Test
    void nothingNearIsNoNearMiss() {
        assertThat(quotes(judge(CHECK, chat(agent("what do you want"))), Kind.NEAR_MISS)).isEmpty();
    }

    @Test
    void whenTheAgentSaidNothingNobodyCanTell() {
        assertThat(verdict(CHECK, chat(customer("hello"), customer("anybody there")))).isEqualTo("unscored nothing-said");
        assertThat(verdict(CHECK, chat(customer("hello"), agent("...")))).isEqualTo("unscored nothing-said");
        assertThat(verdict(CHECK, chat())).isEqualTo("unscored nothing-said");
        assertThat(verdict(CHECK, call())).isEqualTo("unscored nothing-said");
    }

    @Test
    void whenSpeakersAreUnknownNobodyCanTell() {
        Judgement judgement = judge(CHECK, call(somebody("thank you for calling")));
        assertThat(label(judgement)).isEqualTo("unscored speaker-unknown");
        assertThat(judgement.reason()).contains("the agent");
        assertThat(judgement.points()).isZero();
    }

    @Test
    void oneTurnOfAnUnknownSpeakerIsEnoughToDoubt() {
        assertThat(verdict(CHECK, call(agent("hello"), somebody("thank you for calling")))).isEqualTo("unscored speaker-unknown");
    }

    @Test
    void anExactFitCountsAlthoughTheRecogniserWasUnsure() {
        Judgement judgement = judge(CHECK, call(agent("thank you for calling").heardAt(0.6)));
        assertThat(label(judgement)).isEqualTo("met");
        assertThat(judgement.confidence()).isBetween(0.5, 0.65);
    }

    @Test
    void aDoubtfulFitOfDoubtfulWordsProvesNothingEitherWay() {
        Judgement judgement = judge(CHECK, call(agent("thank you for culling").heardAt(0.4),
                agent("now then what can i do for you today")));
        assertThat(label(judgement)).isEqualTo("unscored low-confidence");
        assertThat(judgement.reason()).contains("40 %").contains("listen");
        assertThat(judgement.confidence()).isZero();
    }

    @Test
    void aNearMissOfDoubtfulWordsIsNotHeldAgainstTheAgent() {
        Judgement judgement = judge(CHECK, call(agent("thank you so for the calling").heardAt(0.5),
                agent("now then what can i do for you today")));
        assertThat(label(judgement)).isEqualTo("unscored low-confidence");
        assertThat(quotes(judgement, Kind.NEAR_MISS)).isNotEmpty();
    }

    @Test
    void aNearMissOfSureWordsIsAMiss() {
        assertThat(verdict(CHECK, call(agent("thank you sir")))).isEqualTo("not_met");
    }

    @Test
    void theCustomersWordsCountWhereTheRubricAsksForThem() {
        assertThat(verdict("check: {phrase: thank you, from: customer}", chat(agent("thank you"), customer("bye")))).isEqualTo("not_met");
        assertThat(verdict("check: {phrase: thank you, from: customer}", chat(agent("bye"), customer("thank you")))).isEqualTo("met");
        assertThat(verdict("evidence-from: customer\ncheck: {phrase: thank you}", chat(agent("bye"), customer("thank you"))))
                .isEqualTo("met");
    }

    private static final String FORBIDDEN = "check: {not: {phrase: calm down}}";

    @Test
    void forbiddenWordsThatTheRecogniserWasUnsureOfAreNotHeldAgainstTheAgent() {
        Judgement judgement = judge(FORBIDDEN, call(agent("now calm down please").heardAt(0.5), agent("what can i do for you today")));
        assertThat(label(judgement)).isEqualTo("unscored low-confidence");
        assertThat(judgement.reason())
                .isEqualTo("What the agent says at 0:00 was recognised with only 50 % confidence; please listen to it.");
        assertThat(quotes(judgement, Kind.NEAR_MISS)).containsExactly("calm down");
    }

    @Test
    void forbiddenWordsThatWereHeardWellASecondTimeCount() {
        Judgement judgement = judge(FORBIDDEN, call(agent("now calm down please").heardAt(0.5), customer("no"), agent("just calm down")));
        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(judgement.evidence()).singleElement().extracting(Evidence::turn).isEqualTo(2);
    }

    @Test
    void oneOfSeveralForbiddenPhrasesThatWasHeardWellCounts() {
        String criterion = "check: {not: {any: [{phrase: calm down}, {phrase: not my problem}]}}";
        assertThat(verdict(criterion, call(agent("calm down").heardAt(0.5), agent("that is not my problem")))).isEqualTo("not_met");
        assertThat(verdict(criterion, call(agent("calm down").heardAt(0.5), agent("that is fine")))).isEqualTo("unscored low-confidence");
    }

    @Test
    void forbiddenWordsThatWereWrittenDownCountAsTheyStand() {
        assertThat(verdict(FORBIDDEN, writtenDown(agent("now calm down please")))).isEqualTo("not_met");
        assertThat(verdict(FORBIDDEN, chat(agent("now calm down please")))).isEqualTo("not_met");
    }

    @Test
    void doubtfulWordsMayHelpTheAgentHoweverDeepTheyAreAskedFor() {
        assertThat(verdict("check: {not: {not: {phrase: thank you for calling}}}", call(agent("thank you for calling").heardAt(0.5))))
                .isEqualTo("met");
    }

    @Test
    void doubtfulWordsMayStillDecideWhetherACriterionApplies() {
        String criterion = "applies-when: {not: {phrase: no thanks, from: customer}}\ncheck: {phrase: goodbye}";
        assertThat(verdict(criterion, call(agent("hello"), customer("no thanks").heardAt(0.5)))).isEqualTo("not_applicable");
    }
}

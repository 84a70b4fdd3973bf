package dev.earmark.measure;

import static dev.earmark.transcript.Speaker.AGENT;
import static dev.earmark.transcript.Speaker.CUSTOMER;
import static dev.earmark.transcript.Speaker.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.measure.Measures.Interruption;
import dev.earmark.testing.TimedCall;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurerTest {

    private static final Sentiment NO_SENTIMENT = new Sentiment("none", List.of(), null);
    private static final String TWENTY_WORDS = "one two three four five six seven eight nine ten ".repeat(2);

    @Test
    void talkSharesAddUpToOneAndTalkingAtOnceCountsForBoth() {
        Map<MeasureName, Double> values = values(TimedCall.voice().agent(0, 6, "good morning").customer(4, 6, "hi my card is lost"));
        assertThat(values).contains(entry(MeasureName.AGENT_TALK_SHARE, 0.75), entry(MeasureName.CUSTOMER_TALK_SHARE, 0.25));
    }

    @Test
    void silenceIsCountedBetweenTheFirstAndTheLastWordOnly() {
        Map<MeasureName, Double> values = values(new TimedCall(Channel.VOICE, 60)
                .agent(5, 7, "hello").customer(9, 12, "hi there").agent(15, 25, "how can i help"));
        assertThat(values).contains(
                entry(MeasureName.SILENCE, 5.0), entry(MeasureName.SILENCE_SHARE, 0.25), entry(MeasureName.LONGEST_SILENCE, 3.0),
                entry(MeasureName.HANDLE_TIME, 60.0));
    }

    @Test
    void withoutARecordingTheHandleTimeIsFromTheFirstToTheLastWord() {
        assertThat(values(TimedCall.voice().agent(5, 7, "hello").customer(9, 12, "hi there")))
                .containsEntry(MeasureName.HANDLE_TIME, 7.0);
    }

    @Test
    void whereTurnsBeginAndDoNotEndNobodyWasSilentAndNobodyWaited() {
        Measures measures = measured(TimedCall.voice().agent(1.2, 1.2, "hello").customer(3, 3, "i lost my card").agent(20, 20, "oh no"));

        assertThat(measures.values()).containsEntry(MeasureName.HANDLE_TIME, 18.8).containsEntry(MeasureName.AGENT_TURNS, 2.0)
                .doesNotContainKeys(MeasureName.SILENCE, MeasureName.SILENCE_SHARE, MeasureName.LONGEST_SILENCE,
                        MeasureName.LONGEST_CUSTOMER_WAIT, MeasureName.DEAD_AIR_COUNT, MeasureName.AGENT_TALK_SHARE,
                        MeasureName.INTERRUPTIONS_BY_AGENT);
        assertThat(measures.deadAirs()).isEmpty();
    }

    @Test
    void oneTurnWithoutAnEndDoesNotHideWhatTheOthersTell() {
        assertThat(values(TimedCall.voice().agent(0, 2, "hello").customer(4, 4, "hi").agent(6, 9, "how can i help")))
                .containsKeys(MeasureName.SILENCE, MeasureName.DEAD_AIR_COUNT);
    }

    @Test
    void noisesAreNotSpeech() {
        Measures measures = measured(TimedCall.voice()
                .agent(0, 2, "let me check that").customer(4, 5, "[noise]").customer(6, 7, "<unk>").agent(12, 14, "here it is"));
        assertThat(measures.values()).contains(entry(MeasureName.LONGEST_SILENCE, 10.0), entry(MeasureName.CUSTOMER_TURNS, 0.0));
    }

    @Test
    void wordTimesGoBeforeTurnTimesSoAPauseInsideATurnIsSilence() {
        Measures measures = measured(TimedCall.voice().words(AGENT, "one", 0.0, 0.4, "moment", 0.5, 1.0, "thanks", 11.0, 11.5));
        assertThat(measures.deadAirs()).containsExactly(new DeadAir(new TimeSpan(1_000, 11_000), AGENT, CUSTOMER));
    }

    @Test
    void aShortBreathBetweenWordsIsTalk() {
        assertThat(values(TimedCall.voice().words(AGENT, "good", 0.0, 0.4, "morning", 0.8, 1.2)))
                .containsEntry(MeasureName.SILENCE, 0.0);
    }

    @Test
    void anAgentWhoAnswersLateKeepsTheCustomerWaiting() {
        assertThat(keeperOf(TimedCall.voice().customer(0, 2, "where is my parcel").agent(12, 14, "it is in the post"))).isEqualTo(AGENT);
    }

    @Test
    void aCustomerWhoAnswersAQuestionLateKeepsTheAgentWaiting() {
        Measures measures = measured(TimedCall.voice().agent(0, 2, "what is your date of birth").customer(12, 14, "the first of may"));
        assertThat(measures.deadAirs()).containsExactly(new DeadAir(new TimeSpan(2_000, 12_000), CUSTOMER, AGENT));
        assertThat(measures.values()).containsEntry(MeasureName.LONGEST_CUSTOMER_WAIT, 0.0);
    }

    @Test
    void aCustomerWhoHasToAskAgainWasKeptWaitingByTheAgent() {
        assertThat(keeperOf(TimedCall.voice().customer(0, 2, "where is my parcel").customer(12, 14, "hello"))).isEqualTo(AGENT);
    }

    @Test
    void anAgentWhoGoesOnAfterAPauseKeptTheCustomerWaiting() {
        assertThat(keeperOf(TimedCall.voice().agent(0, 2, "your balance is").agent(12, 14, "ten dollars"))).isEqualTo(AGENT);
    }

    @Test
    void anAnnouncedWaitIsTheAgentsEvenWhenTheCustomerSpeaksFirst() {
        assertThat(keeperOf(TimedCall.voice().agent(0, 2, "one moment please").customer(12, 14, "are you there"))).isEqualTo(AGENT);
        assertThat(keeperOf(TimedCall.voice().agent(0, 2, "Okay, thank you.").customer(12, 14, "hello"))).isEqualTo(AGENT);
    }

    @Test
    void silencesFromThreeSecondsOnAreListedAndFromFiveOnCountedAsDeadAir() {
        Measures measures = measured(TimedCall.voice()
                .agent(0, 1, "hello").customer(3.9, 5, "hi").agent(8, 9, "how are you").customer(14, 15, "fine"));
        assertThat(measures.deadAirs()).extracting(silence -> silence.time().lengthMs()).containsExactly(3_000L, 5_000L);
        assertThat(measures.values()).containsEntry(MeasureName.DEAD_AIR_COUNT, 1.0);
    }

    @Test
    void talkThatWentOnUnderAnotherTurnIsNotSilence() {
        Measures measures = measured(TimedCall.voice()
                .agent(0, 20, "a long explanation").customer(5, 6, "i see what you mean").agent(21, 22, "good"));
        assertThat(measures.values()).containsEntry(MeasureName.LONGEST_SILENCE, 1.0);
    }

    @Test
    void aLongSilenceMayHaveBeenAHoldUnlessTheCustomerTookTheTime() {
        Measures measures = measured(TimedCall.voice()
                .agent(0, 2, "please hold").agent(32, 34, "thank you for waiting what is the number").customer(60, 62, "four five six"));
        assertThat(measures.holds()).containsExactly(new TimeSpan(2_000, 32_000));
    }

    @Test
    void whoeverBeginsWhileTheOtherGoesOnTalkingInterrupts() {
        Measures measures = measured(TimedCall.voice().customer(0, 6, "i have been waiting for").agent(4, 8, "let me stop you there"));
        assertThat(measures.interruptions()).containsExactly(new Interruption(new TimeSpan(4_000, 6_000), AGENT, 1));
        assertThat(measures.values()).contains(
                entry(MeasureName.INTERRUPTIONS_BY_AGENT, 1.0), entry(MeasureName.INTERRUPTIONS_BY_CUSTOMER, 0.0));
    }

    @Test
    void backChannelsDoNotInterrupt() {
        assertThat(measured(TimedCall.voice().customer(0, 6, "i have been waiting").agent(3, 3.8, "mm hmm")).interruptions()).isEmpty();
        assertThat(measured(TimedCall.voice().customer(0, 6, "i have been waiting").agent(3, 3.8, "Okay.")).interruptions()).isEmpty();
        assertThat(measured(TimedCall.voice().customer(0, 6, "i have been waiting").agent(3, 3.8, "stop there")).interruptions())
                .hasSize(1);
    }

    @Test
    void beginningJustBeforeTheOtherEndsIsOrdinaryTurnTaking() {
        assertThat(measured(TimedCall.voice().customer(0, 6, "that is all").agent(5.7, 8, "thank you for calling")).interruptions())
                .isEmpty();
    }

    @Test
    void partiesWhoBeginAtOnceDoNotInterruptEachOther() {
        assertThat(measured(TimedCall.voice().customer(0, 4, "hello can you").agent(0.1, 4, "hello this is")).interruptions()).isEmpty();
    }

    @Test
    void paceIsWordsPerMinuteOfTalkAndNeedsEnoughWords() {
        Map<MeasureName, Double> values = values(TimedCall.voice().agent(0, 10, TWENTY_WORDS).customer(20, 21, "three words only"));
        assertThat(values).containsEntry(MeasureName.AGENT_PACE, 120.0).doesNotContainKey(MeasureName.CUSTOMER_PACE);
    }

    @Test
    void aMonologueIsBrokenByTheOtherPartyButNotByItsBackChannels() {
        Map<MeasureName, Double> values = values(TimedCall.voice()
                .agent(0, 10, "first part").customer(10, 10.5, "uh huh").agent(11, 20, "second part")
                .customer(21, 23, "wait a minute").agent(24, 30, "third part"));
        assertThat(values).contains(
                entry(MeasureName.AGENT_LONGEST_MONOLOGUE, 20.0), entry(MeasureName.CUSTOMER_LONGEST_MONOLOGUE, 2.0));
    }

    @Test
    void aMonologueEndsInALongSilence() {
        assertThat(values(TimedCall.voice().agent(0, 10, "first part").agent(30, 35, "second part")))
                .containsEntry(MeasureName.AGENT_LONGEST_MONOLOGUE, 10.0);
    }

    @Test
    void unknownSpeakersLeaveOnlyTheMeasuresThatNeedNone() {
        Measures measures = measured(TimedCall.voice().unknown(0, 2, "hello").unknown(10, 12, "hi " + TWENTY_WORDS));
        assertThat(measures.values()).containsOnlyKeys(
                MeasureName.HANDLE_TIME, MeasureName.SILENCE, MeasureName.SILENCE_SHARE, MeasureName.LONGEST_SILENCE,
                MeasureName.DEAD_AIR_COUNT);
        assertThat(measures.deadAirs()).containsExactly(new DeadAir(new TimeSpan(2_000, 10_000), UNKNOWN, UNKNOWN));
        assertThat(measures.interruptions()).isEmpty();
    }

    @Test
    void aChatWithTimesHasCustomerWaitsAndNoTalkTimes() {
        Measures measures = measured(TimedCall.chat()
                .customer(0, 0, "hello").customer(50, 50, "anybody there").agent(90, 90, "hi").customer(100, 100, "my parcel"));
        assertThat(measures.values()).containsOnly(
                entry(MeasureName.HANDLE_TIME, 100.0), entry(MeasureName.LONGEST_CUSTOMER_WAIT, 90.0),
                entry(MeasureName.DEAD_AIR_COUNT, 1.0),
                entry(MeasureName.AGENT_TURNS, 1.0), entry(MeasureName.CUSTOMER_TURNS, 3.0));
        assertThat(measures.deadAirs()).containsExactly(new DeadAir(new TimeSpan(0, 90_000), AGENT, CUSTOMER));
    }

    @Test
    void withoutTimesNoTimeIsMeasuredNotEvenZero() {
        Measures measures = measured(TimedCall.chat().untimed(CUSTOMER, "hello").untimed(AGENT, "hi"));
        assertThat(measures.values()).containsOnlyKeys(MeasureName.AGENT_TURNS, MeasureName.CUSTOMER_TURNS);
    }

    @Test
    void oneTurnWithoutTimeMakesTheTimesOfTheCallUnmeasurable() {
        assertThat(values(TimedCall.voice().agent(0, 2, "hello").untimed(CUSTOMER, "hi").agent(30, 32, "bye")))
                .containsOnlyKeys(MeasureName.AGENT_TURNS, MeasureName.CUSTOMER_TURNS);
    }

    @Test
    void aSilentRecordingHasALengthAndNothingElse() {
        assertThat(values(new TimedCall(Channel.VOICE, 3_600))).containsOnly(entry(MeasureName.HANDLE_TIME, 3_600.0));
    }

    @Test
    void loudnessIsTakenAsTheAudioStageFoundIt() {
        Map<MeasureName, Double> values = new Measurer(MeasureSettings.defaults()).measure(
                TimedCall.voice().agent(0, 1, "hello").heard(),
                Map.of(AGENT, new Loudness(-21.5, -3), CUSTOMER, new Loudness(Double.NEGATIVE_INFINITY, -90)), NO_SENTIMENT).values();
        assertThat(values).containsEntry(MeasureName.AGENT_LOUDNESS, -21.5).doesNotContainKey(MeasureName.CUSTOMER_LOUDNESS);
    }

    @Test
    void theCourseOfTheCustomersSentimentIsAMeasure() {
        Sentiment better = new Sentiment("test", List.of(), new Sentiment.Course(-0.5, 0, 0.25));
        assertThat(new Measurer(MeasureSettings.defaults()).measure(TimedCall.voice().heard(), Map.of(), better).values()).containsOnly(
                entry(MeasureName.SENTIMENT_START, -0.5), entry(MeasureName.SENTIMENT_END, 0.25), entry(MeasureName.SENTIMENT_SHIFT, 0.75));
    }

    @Test
    void boundsThatMakeNoSenseAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new MeasureSettings(Duration.ofSeconds(9), second, second, second, second, second, second, 20))
                .hasMessage("pause is PT9S but may not be longer than deadAir, PT1S");
        assertThatThrownBy(() -> new MeasureSettings(second, second, Duration.ZERO, second, second, second, second, 20))
                .hasMessage("hold is PT0S but must be above 0 and at most one hour");
    }

    private static Speaker keeperOf(TimedCall call) {
        return measured(call).deadAirs().getFirst().keeper();
    }

    private static Map<MeasureName, Double> values(TimedCall call) {
        return measured(call).values();
    }

    private static Measures measured(TimedCall call) {
        return new Measurer(MeasureSettings.defaults()).measure(call.heard(), Map.of(), NO_SENTIMENT);
    }
}

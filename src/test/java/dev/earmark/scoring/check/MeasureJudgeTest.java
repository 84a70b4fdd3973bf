package dev.earmark.scoring.check;

import static dev.earmark.scoring.Judging.UNMEASURED;
import static dev.earmark.scoring.Judging.judge;
import static dev.earmark.scoring.Judging.label;
import static dev.earmark.scoring.Judging.measured;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.silence;
import static dev.earmark.testing.Calls.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.measure.Measures.Interruption;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureJudgeTest {

    private static final Transcript CALL = call(agent("hello"), silence(10_000), customer("hello"), agent("yes"));

    private static String pace(double wordsAMinute, String bounds) {
        return label(judge("check: {measured: agent-words-per-minute, " + bounds + "}", CALL,
                measured(MeasureName.AGENT_PACE, wordsAMinute)));
    }

    @Test
    void boundsAreInclusive() {
        assertThat(pace(180, "at-most: 180")).isEqualTo("met");
        assertThat(pace(180.01, "at-most: 180")).isEqualTo("not_met");
        assertThat(pace(100, "at-least: 100")).isEqualTo("met");
        assertThat(pace(99.99, "at-least: 100")).isEqualTo("not_met");
        assertThat(pace(150, "at-least: 100, at-most: 180")).isEqualTo("met");
        assertThat(pace(99, "at-least: 100, at-most: 180")).isEqualTo("not_met");
        assertThat(pace(181, "at-least: 100, at-most: 180")).isEqualTo("not_met");
    }

    @Test
    void aMeasureThatWasNotTakenIsNotZero() {
        assertThat(label(judge("check: {measured: agent-words-per-minute, at-most: 180}", chat(agent("hi")), UNMEASURED)))
                .isEqualTo("unscored no-measure");
    }

    @Test
    void aMeasureThatNeedsSpeakersSaysSo() {
        assertThat(label(judge("check: {measured: agent-words-per-minute, at-most: 180}", call(somebody("hi")), UNMEASURED)))
                .isEqualTo("unscored speaker-unknown");
    }

    @Test
    void theReasonTellsTheValueAndTheBound() {
        Judgement judgement = judge("check: {measured: agent-words-per-minute, at-most: 180}", CALL,
                measured(MeasureName.AGENT_PACE, 200.5));
        assertThat(judgement.reason()).isEqualTo("agent-words-per-minute is 200.50 words/min; at most 180 is allowed.");
        assertThat(judgement.confidence()).isEqualTo(1);
        assertThat(judgement.engine().text()).isEqualTo("measured");
    }

    @Test
    void theLongestWaitIsTheEvidence() {
        Measures measures = new Measures(Map.of(MeasureName.LONGEST_CUSTOMER_WAIT, 10.0), List.of(
                new DeadAir(new TimeSpan(0, 20_000), Speaker.CUSTOMER, Speaker.AGENT),
                new DeadAir(new TimeSpan(300, 10_300), Speaker.AGENT, Speaker.CUSTOMER),
                new DeadAir(new TimeSpan(50_000, 53_000), Speaker.AGENT, Speaker.CUSTOMER)), List.of(), List.of());
        Judgement judgement = judge("check: {measured: longest-customer-wait-seconds, at-most: 8}", CALL, measures);

        assertThat(label(judgement)).isEqualTo("not_met");
        assertThat(judgement.evidence()).containsExactly(new Evidence(Kind.PROOF, 1, Speaker.UNKNOWN, new TimeSpan(300, 10_300), ""));
    }

    @Test
    void everyInterruptionByThePartyIsEvidence() {
        Measures measures = new Measures(Map.of(MeasureName.INTERRUPTIONS_BY_AGENT, 1.0), List.of(), List.of(
                new Interruption(new TimeSpan(100, 200), Speaker.AGENT, 2), new Interruption(new TimeSpan(300, 400), Speaker.CUSTOMER, 1)),
                List.of());
        Judgement judgement = judge("check: {measured: interruptions-by-agent, at-most: 0}", CALL, measures);
        assertThat(judgement.evidence()).containsExactly(new Evidence(Kind.PROOF, 2, Speaker.AGENT, new TimeSpan(100, 200), ""));
    }

    @ParameterizedTest
    @EnumSource(MeasureName.class)
    void everyMeasureCanBeMetAndMissed(MeasureName name) {
        assertThat(label(judge("check: {measured: " + name.label() + ", at-least: 1}", CALL, measured(name, 1)))).isEqualTo("met");
        assertThat(label(judge("check: {measured: " + name.label() + ", at-least: 1}", CALL, measured(name, 0)))).isEqualTo("not_met");
    }
}

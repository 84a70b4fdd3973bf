package dev.earmark.eval.mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.testing.TimedCall;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import org.junit.jupiter.api.Test;

class DiarizationErrorTest {

    private static final Transcript SAID = TimedCall.voice().words(Speaker.AGENT, "a", 0.0, 10.0).words(Speaker.CUSTOMER, "b", 10.0, 20.0)
            .heard();

    @Test
    void theSameIsNoErrorAndNeitherIsItUnderEachOthersName() {
        assertThat(DiarizationError.of(SAID, SAID).percent()).isZero();
        assertThat(DiarizationError.of(SAID, SAID.swapped()).percent()).isZero();
    }

    @Test
    void whatIsGivenToTheOtherVoiceCountsWithoutTheCollar() {
        Transcript found = TimedCall.voice().words(Speaker.AGENT, "a", 0.0, 15.0).words(Speaker.CUSTOMER, "b", 15.0, 20.0).heard();
        // of 19 seconds beside the edges, 4.75 are wrong
        assertThat(DiarizationError.of(SAID, found).percent()).isCloseTo(25, within(0.5));
    }

    @Test
    void whatNobodySaidAndWhatIsNobodysCounts() {
        Transcript unsure = TimedCall.voice().words(Speaker.AGENT, "a", 0.0, 10.0).words(Speaker.UNKNOWN, "b", 10.0, 20.0).heard();
        assertThat(DiarizationError.of(SAID, unsure).percent()).isCloseTo(50, within(0.5));
        Transcript more = TimedCall.voice().words(Speaker.AGENT, "a", 0.0, 10.0).words(Speaker.CUSTOMER, "b", 10.0, 20.0)
                .words(Speaker.CUSTOMER, "c", 21.0, 26.0).heard();
        assertThat(DiarizationError.of(SAID, more).percent()).isCloseTo(26, within(0.7));
    }
}

package dev.earmark.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.speech.gate.Stretch;
import dev.earmark.transcript.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class FedTimeTest {

    private final FedTime clock = new FedTime(List.of(new Stretch(1_000, 3_000), new Stretch(10_000, 11_000), new Stretch(20_000, 25_000)));

    @Test
    void aWordIsWhereItWasSpokenAndNotWhereItWasFed() {
        assertThat(clock.inRecording(0.5, 0.9)).isEqualTo(new TimeSpan(1_500, 1_900));
        assertThat(clock.inRecording(2.25, 2.75)).isEqualTo(new TimeSpan(10_250, 10_750));
        assertThat(clock.inRecording(3.0, 3.5)).isEqualTo(new TimeSpan(20_000, 20_500));
    }

    @Test
    void aWordAcrossACutStaysOnTheSideOfItsMiddle() {
        assertThat(clock.inRecording(1.5, 2.1)).isEqualTo(new TimeSpan(2_500, 3_000));
        assertThat(clock.inRecording(1.95, 2.4)).isEqualTo(new TimeSpan(10_000, 10_400));
    }

    @Test
    void nothingLiesBeyondTheLastStretch() {
        assertThat(clock.inRecording(7.9, 8.4)).isEqualTo(new TimeSpan(24_900, 25_000));
        assertThat(clock.inRecording(9, 9.5)).isEqualTo(new TimeSpan(25_000, 25_000));
    }
}

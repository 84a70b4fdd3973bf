package dev.earmark.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.trust.Isotonic.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void theIntervalOfAShareIsAboutTheNormalOne() {
        List<Integer> hundred = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            hundred.add(i < 80 ? 1 : 0);
        }

        Interval interval = Bootstrap.of(hundred, drawn -> drawn.stream().mapToInt(one -> one).average().orElse(0));

        // 0.8 plus or minus 1.96 · √(0.8 · 0.2 / 100)
        assertThat(interval.low()).isEqualTo(0.72, within(0.02));
        assertThat(interval.high()).isEqualTo(0.88, within(0.02));
    }

    @Test
    void theSameVerdictsGiveTheSameInterval() {
        List<Integer> few = List.of(1, 0, 1, 1);

        assertThat(Bootstrap.of(few, List::size)).isEqualTo(new Interval(4, 4));
        assertThat(Bootstrap.of(few, drawn -> drawn.getFirst())).isEqualTo(Bootstrap.of(few, drawn -> drawn.getFirst()));
    }

    @Test
    void calibrationErrorIsTheMeanDistanceOfConfidenceAndShare() {
        // two at 0.95, both right: off by 0.05; two at 0.55, one right: off by 0.05
        List<Observation> seen = List.of(new Observation(0.95, true), new Observation(0.95, true), new Observation(0.55, true),
                new Observation(0.55, false));

        assertThat(CalibrationError.of(seen)).isEqualTo(0.05, within(1e-9));
        assertThat(CalibrationError.bins(seen)).hasSize(2);
    }

    @Test
    void certaintyBelongsToTheHighestBin() {
        assertThat(CalibrationError.of(List.of(new Observation(1, false)))).isEqualTo(1);
    }
}

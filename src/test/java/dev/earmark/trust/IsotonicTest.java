package dev.earmark.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.rubric.TrustBar;
import dev.earmark.trust.Isotonic.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsotonicTest {

    @Test
    void violatorsArePooledToTheirMean() {
        // right, wrong, right at rising confidence: the middle one violates and is pooled with the first
        ConfidenceCurve curve = Isotonic.fit(List.of(new Observation(0.2, true), new Observation(0.4, false), new Observation(0.9, true)),
                _ -> 0, 0);

        assertThat(curve.from()).containsExactly(0.3, 0.9);
        assertThat(curve.to()).containsExactly(0.5, 1.0);
        assertThat(curve.at(0.1)).isEqualTo(0.5);
        assertThat(curve.at(0.6)).isEqualTo(0.75, within(1e-9));
        assertThat(curve.at(1)).isEqualTo(1);
    }

    @Test
    void littleThatWasSeenIsDrawnTowardsWhatWasExpected() {
        assertThat(Isotonic.fit(List.of(new Observation(0.8, true)), _ -> 0.5, 9).at(0.8)).isEqualTo(0.55, within(1e-9));
    }

    @Test
    void withoutLabelsConfidenceStaysAsItIs() {
        assertThat(Isotonic.fit(List.of(), _ -> 0.5, 10)).isEqualTo(ConfidenceCurve.UNCHANGED);
        assertThat(ConfidenceCurve.UNCHANGED.at(0.37)).isEqualTo(0.37, within(1e-9));
    }

    @Test
    void aCurveThatFallsIsRefused() {
        assertThatThrownBy(() -> new ConfidenceCurve(List.of(0.1, 0.2), List.of(0.9, 0.3))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wilsonsIntervalIsThatOfTheTextbook() {
        // 8 of 10: 0.490 to 0.943
        assertThat(Wilson.lower(8, 10)).isEqualTo(0.4902, within(1e-4));
        assertThat(Wilson.upper(8, 10)).isEqualTo(0.9433, within(1e-4));
        assertThat(Wilson.lower(0, 0)).isZero();
        assertThat(Wilson.upper(0, 0)).isOne();
    }

    @Test
    void theGateOpensOnlyWhenEverythingIsThere() {
        assertThat(TrustGate.of(TrustBar.USUAL, 120, 40, 0.8, 38, 40).state()).isEqualTo(TrustGate.State.ENABLED);
        assertThat(TrustGate.of(TrustBar.USUAL, 99, 40, 0.8, 38, 40).lacks(TrustBar.USUAL)).isEqualTo("99 of 100 labels");
        assertThat(TrustGate.of(TrustBar.USUAL, 120, 29, 0.8, 29, 29).lacks(TrustBar.USUAL)).isEqualTo("29 of 30 labelled fails");
        assertThat(TrustGate.of(TrustBar.USUAL, 120, 40, 0.59, 38, 40).lacks(TrustBar.USUAL))
                .isEqualTo("too little agreement with people (kappa)");
        assertThat(TrustGate.of(TrustBar.USUAL, 120, 40, 0.8, 31, 40).lacks(TrustBar.USUAL)).isEqualTo("misses too many fails");
        assertThat(TrustGate.of(TrustBar.USUAL, 120, 40, 0.8, 0, 0).state()).isEqualTo(TrustGate.State.SUGGESTION);
    }
}

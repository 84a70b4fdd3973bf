package dev.earmark.insight;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Before and after a coaching. */
class CoachingTrendTest {

    private static final Instant COACHED = Instant.parse("2026-03-02T00:00:00Z");
    private static final Subject RECAP = new Subject("service", 1, "recap");

    /** Calls an hour apart: so many before the day of which the first were missed, and as many after it. */
    private static List<Call> calls(int missedBefore, int missedAfter, int each) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            calls.add(call(COACHED.minus(Duration.ofHours(i + 1L)), i < missedBefore, 1));
            calls.add(call(COACHED.plus(Duration.ofHours(i)), i < missedAfter, 1));
        }
        return calls;
    }

    private static Call call(Instant at, boolean missed, int version) {
        return new Call("call-" + at, at, "", Map.of(new Subject("service", version, "recap"), missed));
    }

    private static CoachingTrend trend(List<Call> own, List<List<Call>> others) {
        return CoachingTrend.of(own, others, subject -> subject.isAbout("service", "recap"), COACHED);
    }

    @Test
    void theChangeStandsWithItsIntervalBesideThatOfColleagues() {
        CoachingTrend trend = trend(calls(16, 4, 20), List.of(calls(10, 9, 20), calls(10, 10, 20)));

        assertThat(trend.before().share()).isEqualTo(0.8);
        assertThat(trend.after().share()).isEqualTo(0.2);
        assertThat(requireNonNull(trend.change()).difference()).isEqualTo(-0.6, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(requireNonNull(trend.change()).high()).isNegative();
        assertThat(requireNonNull(trend.beside()).difference()).isBetween(-0.6, -0.55);
        assertThat(requireNonNull(trend.beside()).low()).isLessThan(requireNonNull(trend.change()).low());
        assertThat(trend.lacking()).isNull();
    }

    @Test
    void whereEverybodyChangedAlikeNothingIsLeftBesideThem() {
        CoachingTrend trend = trend(calls(16, 6, 20), List.of(calls(16, 6, 20), calls(16, 6, 20)));
        assertThat(requireNonNull(trend.beside()).difference()).isZero();
        assertThat(requireNonNull(trend.beside()).low()).isNegative();
        assertThat(requireNonNull(trend.beside()).high()).isPositive();
    }

    @Test
    void fewCallsSayNothing() {
        CoachingTrend trend = trend(calls(4, 0, 4), List.of());
        assertThat(trend.change()).isNull();
        assertThat(trend.lacking()).isEqualTo("Not enough calls: 4 before and 4 after; at least 5 on each side are needed.");
    }

    @Test
    void whatWasScoredByAnotherVersionIsMarked() {
        List<Call> own = new ArrayList<>(calls(6, 2, 6));
        own.add(call(COACHED.plus(Duration.ofDays(3)), false, 2));
        assertThat(trend(own, List.of()).versions()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void whatLiesTooFarBackOrAheadCountsNowhere() {
        List<Call> own = new ArrayList<>(calls(6, 2, 6));
        own.add(call(COACHED.minus(CoachingTrend.WINDOW).minusSeconds(1), true, 1));
        own.add(call(COACHED.plus(CoachingTrend.WINDOW), true, 1));
        assertThat(trend(own, List.of()).before().calls() + trend(own, List.of()).after().calls()).isEqualTo(12);
    }
}

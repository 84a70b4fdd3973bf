package dev.earmark.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.outcome.OutcomeName;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arithmetic of satisfied customers, held against what others have published. */
class ShareDifferenceTest {

    @Test
    void theIntervalIsNewcombes() {
        // Newcombe 1998, table II, example (a), method 10: 56/70 against 48/80
        ShareDifference found = ShareDifference.between(new SatisfiedShare(56, 70), new SatisfiedShare(48, 80));

        assertThat(found.points()).isEqualTo(20, within(1e-9));
        assertThat(found.low()).isEqualTo(5.24, within(0.01));
        assertThat(found.high()).isEqualTo(33.39, within(0.01));
    }

    @Test
    void theChanceIsFishers() {
        assertThat(ShareDifference.between(new SatisfiedShare(3, 4), new SatisfiedShare(1, 4)).p()).isEqualTo(0.4857, within(1e-4));
        assertThat(ShareDifference.between(new SatisfiedShare(0, 14), new SatisfiedShare(30, 30)).p()).isLessThan(1e-9);
        assertThat(ShareDifference.between(new SatisfiedShare(5, 10), new SatisfiedShare(5, 10)).p()).isEqualTo(1, within(1e-9));
    }

    @Test
    void whatWasNotReportedCountsNowhere() {
        CallEnding promoter = new CallEnding(Map.of(OutcomeName.NPS, "9", OutcomeName.RESOLVED, "yes"), null);

        assertThat(promoter.net()).hasValue(100);
        assertThat(promoter.firstContact()).as("it cannot be told yet whether the customer comes back").isEmpty();
        assertThat(promoter.well(OutcomeName.CSAT)).isEmpty();
        assertThat(new CallEnding(Map.of(OutcomeName.RESOLVED, "yes"), false).firstContact()).hasValue(false);
        assertThat(new CallEnding(Map.of(OutcomeName.RESOLVED, "no"), true).firstContact()).hasValue(false);
        assertThat(new CallEnding(Map.of(OutcomeName.NPS, "6"), true).net()).hasValue(-100);
        assertThat(new CallEnding(Map.of(OutcomeName.NPS, "7"), true).net()).hasValue(0);
    }
}

package dev.earmark.playbook.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void fewCallsArePulledFurtherTowardsTheUsualThanMany() {
        ShrunkenShares shares = ShrunkenShares.fit(new double[] {0.9, 0.9, 0.6, 0.5, 0.55, 0.4}, new int[] {40, 400, 300, 300, 300, 300});

        double few = shares.shrunk(0.9, 40);
        double many = shares.shrunk(0.9, 400);

        assertThat(few).isLessThan(many).isGreaterThan(shares.mean());
        assertThat(many).isLessThan(0.9);
        assertThat(shares.margin(0.9, 40)).isGreaterThan(shares.margin(0.9, 400));
    }

    @Test
    void peopleWhoDifferByChanceAloneAreAllUsual() {
        ShrunkenShares shares = ShrunkenShares.fit(new double[] {0.5, 0.52, 0.48, 0.5}, new int[] {50, 50, 50, 50});

        assertThat(shares.shrunk(0.52, 50)).isCloseTo(0.5, within(0.001));
    }

    @Test
    void whatIsSaidMoreHasAPositiveScoreAndWhatBothSaySeldomHasASmallOne() {
        assertThat(LogOdds.z(60, 100, 20, 100)).isGreaterThan(3);
        assertThat(LogOdds.z(20, 100, 60, 100)).isLessThan(-3);
        assertThat(Math.abs(LogOdds.z(1, 100, 0, 100))).isLessThan(1);
        assertThat(LogOdds.z(0, 0, 0, 0)).isZero();
    }

    @Test
    void tailsOfTheNormalDistributionAreThoseOfTheTables() {
        assertThat(Normal.above(0)).isCloseTo(0.5, within(1e-6));
        assertThat(Normal.beyond(Normal.Z95)).isCloseTo(0.05, within(1e-6));
        assertThat(Normal.above(5)).isCloseTo(2.8665e-7, within(2e-9));
        assertThat(Normal.above(-1)).isCloseTo(0.841345, within(1e-6));
        assertThat(Normal.above(60)).isPositive();
    }
}

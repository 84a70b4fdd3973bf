package dev.earmark.inbox.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainRateTest {

    private static final long SECOND = 1_000_000_000L;

    private final DrainRate rate = new DrainRate();

    @Test
    void asLongAsNobodyKnowsHalfAMinuteIsProposed() {
        assertThat(rate.until(10)).isEqualTo(Duration.ofSeconds(30));
        rate.look(100, 0);
        assertThat(rate.until(10)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theWaitFollowsFromWhatWasDoneLately() {
        rate.look(1_000, 0);
        rate.add(50);
        rate.look(850, 10 * SECOND);

        assertThat(rate.until(100)).as("20 a second, new arrivals not counted as standstill").isEqualTo(Duration.ofSeconds(5));
        assertThat(rate.until(0.1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rate.until(1e9)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void looksThatFollowAtOnceTellNothing() {
        rate.look(1_000, 0);
        rate.look(0, SECOND / 2);
        rate.look(990, SECOND);

        assertThat(rate.until(10)).isEqualTo(Duration.ofSeconds(1));
    }
}

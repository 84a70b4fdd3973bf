package dev.earmark.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private final Repeats repeats = new Repeats(Duration.ofMinutes(1), new Random(1));

    private long minutes(int time, Duration told) {
        return repeats.before(time, told).orElseThrow().toMinutes();
    }

    @Test
    void eachWaitIsAboutFourTimesTheLastAndNoneIsLongerThanSevenHoursAndAHalf() {
        assertThat(minutes(1, Duration.ZERO)).isEqualTo(1);
        assertThat(minutes(2, Duration.ZERO)).isBetween(4L, 5L);
        assertThat(minutes(3, Duration.ZERO)).isBetween(16L, 20L);
        assertThat(minutes(Repeats.MOST, Duration.ZERO)).isBetween(360L, 450L);
    }

    @Test
    void aModelThatIsAwayUntilMidnightIsNotAskedBefore() {
        assertThat(minutes(1, Duration.ofHours(9))).isBetween(540L, 541L);
    }

    @Test
    void itIsNotTriedForEver() {
        assertThat(repeats.before(Repeats.MOST, Duration.ofDays(1))).isPresent();
        assertThat(repeats.before(Repeats.MOST + 1, Duration.ZERO)).isEmpty();
    }
}

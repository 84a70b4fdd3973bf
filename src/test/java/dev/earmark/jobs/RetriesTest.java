package dev.earmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.jobs.Retries.Decision;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final Retries retries = new Retries(new Random(7));

    private Decision after(Throwable failure, int attempts) {
        return retries.of(failure, attempts, Duration.ofMinutes(1));
    }

    @Test
    void whatCanNeverBeDoneIsParkedAtOnce() {
        assertThat(after(new Rejected("audio.bits", "No."), 1)).isEqualTo(new Decision.Park("audio.bits", "No."));
        assertThat(after(new NotFound("rubric.unknown", "None."), 1)).isInstanceOf(Decision.Park.class);
    }

    @Test
    void whatIsAwayIsTriedEightTimesWithLongerAndLongerWaits() {
        Unavailable away = new Unavailable("speech.engine-failed", "Gone.");
        for (int attempt = 1; attempt < 8; attempt++) {
            Duration bound = Duration.ofSeconds(2L << attempt);
            assertThat(after(away, attempt)).isInstanceOfSatisfying(Decision.Again.class, again -> {
                assertThat(again.pause()).isBetween(Duration.ZERO, bound);
                assertThat(again.attemptGivenBack()).isFalse();
            });
        }
        assertThat(after(away, 8)).isEqualTo(new Decision.Park("speech.engine-failed", "Gone."));
        assertThat(IntStream.range(0, 50).mapToObj(i -> ((Decision.Again) after(away, 7)).pause()).distinct().count()).isGreaterThan(40);
    }

    @Test
    void aTimeThatWasToldIsKeptAndCostsNoAttemptForADay() {
        Unavailable told = new Unavailable("language.rate-limited", "Later.", Duration.ofSeconds(90));

        assertThat(after(told, 50)).isEqualTo(new Decision.Again("language.rate-limited", Duration.ofSeconds(90), true));
        assertThat(retries.of(told, 8, Duration.ofHours(25))).isInstanceOf(Decision.Park.class);
    }

    @Test
    void aFullDiskIsNobodysFault() {
        assertThat(after(new Unavailable("store.full", "Full."), 100))
                .isInstanceOfSatisfying(Decision.Again.class, again -> assertThat(again.attemptGivenBack()).isTrue());
    }

    @Test
    void aBugIsTriedThreeTimesAndItsWordsAreKeptBack() {
        IllegalStateException bug = new IllegalStateException("what the customer said");

        assertThat(after(bug, 2)).isInstanceOf(Decision.Again.class);
        assertThat(after(bug, 3)).isInstanceOfSatisfying(Decision.Park.class, park -> {
            assertThat(park.code()).isEqualTo("jobs.bug");
            assertThat(park.sentence()).contains("IllegalStateException").doesNotContain("customer");
        });
        assertThat(after(new StackOverflowError(), 1)).isInstanceOf(Decision.Again.class);
    }
}

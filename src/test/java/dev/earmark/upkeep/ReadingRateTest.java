package dev.earmark.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Unavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadingRateTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong sleptMs = new AtomicLong();

    private ReadingRate pace(long bytesPerSecond) {
        return new ReadingRate(bytesPerSecond, nanos::get, millis -> {
            sleptMs.addAndGet(millis);
            nanos.addAndGet(Duration.ofMillis(millis).toNanos());
        });
    }

    @Test
    void readingTakesAsLongAsTheRateAllows() {
        ReadingRate pace = pace(1_000_000);
        for (int i = 0; i < 10; i++) {
            pace.read(1_000_000);
        }

        assertThat(sleptMs).hasValueBetween(9_000, 10_000);
    }

    @Test
    void whatWasSavedUpInALongPauseIsNotMadeUpFor() {
        ReadingRate pace = pace(1_000_000);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 10; i++) {
            pace.read(1_000_000);
        }

        assertThat(sleptMs.get()).isGreaterThanOrEqualTo(8_000);
    }

    @Test
    void restsAreThreeTimesAsLongAsTheWork() {
        ReadingRate pace = pace(1);
        nanos.addAndGet(Duration.ofMillis(40).toNanos());
        pace.rest();

        assertThat(sleptMs).hasValue(120);
        pace.rest();
        assertThat(sleptMs).hasValue(120);
    }

    @Test
    void withoutALimitNobodySleeps() {
        ReadingRate pace = pace(0);
        pace.read(Long.MAX_VALUE);
        nanos.addAndGet(Duration.ofMillis(40).toNanos());
        pace.rest();

        assertThat(sleptMs).hasValue(0);
    }

    @Test
    void whoIsAskedToEndReadsNoFurther() {
        ReadingRate pace = new ReadingRate(1, nanos::get, _ -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> pace.read(10)).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}

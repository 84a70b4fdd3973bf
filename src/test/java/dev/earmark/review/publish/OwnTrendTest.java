package dev.earmark.review.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.review.publish.OwnTrend.Week;
import dev.earmark.store.Publications.Shared;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnTrendTest {

    private static Shared shared(String at, int version, @Nullable Double percent) {
        return new Shared("i", Instant.parse(at), Instant.EPOCH, "bank", version, percent, false);
    }

    @Test
    void weeksBeginOnMondayAndNeverJoinVersions() {
        List<Week> weeks = OwnTrend.of(List.of(shared("2026-01-05T00:00:00Z", 2, 80.0), shared("2026-01-04T23:59:59Z", 2, 60.0),
                shared("2026-01-01T10:00:00Z", 2, 70.0), shared("2026-01-05T00:00:00Z", 1, 10.0), shared("2026-01-05T00:00:00Z", 2, null)));

        assertThat(weeks).extracting(Week::week).containsExactly("2026-W01", "2026-W02", "2026-W02");
        assertThat(weeks).extracting(Week::rubricVersion).containsExactly(2, 1, 2);
        assertThat(weeks.getFirst().from()).isEqualTo("2025-12-29");
        assertThat(weeks.getFirst().n()).isEqualTo(2);
        assertThat(weeks.getFirst().mean()).isEqualTo(65);
        assertThat(weeks.getFirst().low()).as("two scores say little").isCloseTo(1.47, within(0.01));
        assertThat(weeks.getLast().low()).as("and one nothing").isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 12.706", "3, 3.182", "5, 2.571", "6, 2.447", "8, 2.306", "10, 2.228", "30, 2.042", "120, 1.980"})
    void quantilesAreThoseOfStudentsTable(int freedom, double value) {
        assertThat(OwnTrend.student(freedom)).isCloseTo(value, within(0.01));
    }
}

package dev.earmark.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.store.Figures.FigureRow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The quiet word to a lead. */
class LeadNotesTest {

    private static final Instant END = Instant.parse("2026-04-27T00:00:00Z");

    private final LeadNotes notes = new LeadNotes(END);

    /** Two calls on each of the days from so many days before the end on. */
    private void days(int from, int to, int callsADay, long seconds, double percent, double shift) {
        for (int day = from; day > to; day--) {
            for (int call = 0; call < callsADay; call++) {
                notes.take(new FigureRow("i", END.minus(Duration.ofDays(day)).plusSeconds(3600L * (call + 8)), "a-1", "billing", null,
                        "care", 1, percent + call % 3, "mm", 0, 0, 0, true, 1000 * (seconds + call % 3), 0.0, shift, 1.0, 0.5));
            }
        }
    }

    @Test
    void longerCallsLowerScoresAndHardDaysTogetherAreWorthAWord() {
        days(56, 14, 4, 300, 85, 0.3);
        days(14, 0, 6, 420, 70, -0.1);

        assertThat(notes.notes()).singleElement().satisfies(note -> {
            assertThat(note.agentId()).isEqualTo("a-1");
            assertThat(note.hard()).isEqualTo(14);
            assertThat(note.days()).isEqualTo(14);
            assertThat(note.seconds().recently()).isGreaterThan(note.seconds().before());
            assertThat(note.percent().recently()).isLessThan(note.percent().before());
        });
    }

    @Test
    void longerCallsAloneAreNoReason() {
        days(56, 14, 4, 300, 85, 0.3);
        days(14, 0, 6, 420, 85, -0.1);

        assertThat(notes.notes()).isEmpty();
    }

    @Test
    void withoutHardDaysThereIsNoWord() {
        days(56, 14, 4, 300, 85, 0.3);
        days(14, 0, 4, 320, 70, 0.4);

        assertThat(notes.notes()).isEmpty();
    }

    @Test
    void tooFewCallsSayNothing() {
        days(56, 14, 4, 300, 85, 0.3);
        days(7, 0, 4, 900, 20, -0.9); // 28 of them

        assertThat(notes.notes()).isEmpty();
    }

    @Test
    void whatSwingsAnywaySaysNothing() {
        for (int day = 56; day > 0; day--) {
            days(day, day - 1, 4, day % 2 == 0 ? 100 : 900, day % 2 == 0 ? 40 : 95, day % 2 == 0 ? 0.5 : -0.5);
        }

        assertThat(notes.notes()).isEmpty();
    }
}

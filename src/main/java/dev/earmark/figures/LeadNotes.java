package dev.earmark.figures;

import dev.earmark.figures.LeadNote.Change;
import dev.earmark.store.Figures.FigureRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds agents whose calls have become longer while their scores fell and hard days piled up.
 *
 * <p>The last 14 days are held against the 42 before, each with at least {@value Board#ENOUGH} calls. Longer and lower mean that the
 * difference of the two means is beyond chance: more than 1.96 of its standard errors, by Welch (1947). A day is hard when the agent's
 * calls took more than 1.25 times as long together as on the mean day before, and customers left with less of a shift in sentiment than
 * before; three of them pile up.
 */
final class LeadNotes {

    static final Duration RECENT = Duration.ofDays(14);
    static final Duration BEFORE = Duration.ofDays(42);

    private static final double Z = 1.959963984540054;
    private static final double LONG_DAY = 1.25;
    private static final int PILE = 3;

    private final Instant end;
    private final Map<String, List<FigureRow>> calls = new TreeMap<>();

    /** @param end of the last two weeks */
    LeadNotes(Instant end) {
        this.end = end;
    }

    /** From when on rows are wanted. */
    Instant from() {
        return end.minus(RECENT).minus(BEFORE);
    }

    void take(FigureRow row) {
        if (row.agentId() != null && row.handleMs() != null && !row.receivedAt().isBefore(from()) && row.receivedAt().isBefore(end)) {
            calls.computeIfAbsent(row.agentId(), _ -> new ArrayList<>()).add(row);
        }
    }

    List<LeadNote> notes() {
        List<LeadNote> notes = new ArrayList<>();
        calls.forEach((agent, rows) -> note(agent, rows).ifPresent(notes::add));
        return notes;
    }

    private Optional<LeadNote> note(String agent, List<FigureRow> rows) {
        Instant since = end.minus(RECENT);
        Half before = new Half();
        Half recently = new Half();
        rows.forEach(row -> (row.receivedAt().isBefore(since) ? before : recently).take(row));
        boolean enough = Math.min(before.seconds.interactions(), recently.seconds.interactions()) >= Board.ENOUGH
                && Math.min(before.percent.interactions(), recently.percent.interactions()) >= Board.ENOUGH;
        if (!enough || !beyond(before.seconds, recently.seconds) || !beyond(recently.percent, before.percent)) {
            return Optional.empty();
        }
        int hard = recently.hardDays(before);
        return hard < PILE ? Optional.empty() : Optional.of(new LeadNote(agent, change(before.seconds, recently.seconds),
                change(before.percent, recently.percent), hard, recently.days.size()));
    }

    private static Change change(Tally before, Tally recently) {
        return new Change(before.mean(), recently.mean());
    }

    /** Whether the mean of the greater is greater beyond chance. */
    private static boolean beyond(Tally less, Tally greater) {
        double error = Math.sqrt(less.variance() / less.interactions() + greater.variance() / greater.interactions());
        return greater.mean() - less.mean() > Z * error;
    }

    /** Calls of a while. */
    private static final class Half {

        final Tally seconds = new Tally();
        final Tally percent = new Tally();
        final Tally shift = new Tally();
        final Map<LocalDate, Day> days = new TreeMap<>();

        void take(FigureRow row) {
            Figure.HANDLE_TIME.take(row, CallEnding.UNKNOWN, seconds);
            Figure.QA_SCORE.take(row, CallEnding.UNKNOWN, percent);
            Figure.SENTIMENT_SHIFT.take(row, CallEnding.UNKNOWN, shift);
            Day day = days.computeIfAbsent(LocalDate.ofInstant(row.receivedAt(), ZoneOffset.UTC), _ -> new Day());
            Figure.HANDLE_TIME.take(row, CallEnding.UNKNOWN, day.seconds);
            Figure.SENTIMENT_SHIFT.take(row, CallEnding.UNKNOWN, day.shift);
        }

        int hardDays(Half before) {
            if (before.shift.interactions() == 0) {
                return 0;
            }
            double usual = before.seconds.mean() * before.seconds.interactions() / before.days.size();
            return (int) days.values().stream().filter(day -> day.shift.interactions() > 0 && day.shift.mean() < before.shift.mean()
                    && day.seconds.mean() * day.seconds.interactions() > LONG_DAY * usual).count();
        }
    }

    private static final class Day {
        final Tally seconds = new Tally();
        final Tally shift = new Tally();
    }
}

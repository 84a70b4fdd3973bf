package dev.earmark.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.figures.Board.By;
import dev.earmark.figures.Board.Cell;
import dev.earmark.figures.Board.Group;
import dev.earmark.figures.Board.Line;
import dev.earmark.store.Figures.Decided;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.Figures.FigureRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Boards from rows. */
class BoardDraftTest {

    private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z"); // a Monday
    private static final Map<String, List<String>> CRITERIA = Map.of("care@1", List.of("greeting", "fee"), "care@2", List.of("fee"));

    private static BoardDraft draft(By by, Figure... figures) {
        FigureFilter filter = new FigureFilter(FROM, FROM.plus(Duration.ofDays(28)), null, null, null, null, null);
        return new BoardDraft(new BoardQuestion(filter, List.of(figures), by), CRITERIA, CallEndings.NONE);
    }

    private static FigureRow row(int day, String agent, double percent, String verdicts) {
        return row(day, agent, percent, verdicts, 1);
    }

    private static FigureRow row(int day, String agent, double percent, String verdicts, int version) {
        return new FigureRow("i-" + day, FROM.plus(Duration.ofDays(day)), agent, "billing", null, "care", version, percent, verdicts,
                verdicts.startsWith("n") ? 1 : 0, 1, 0, true, 60_000L, -0.5, 0.25, 4.0, 0.5);
    }

    private static Line only(BoardDraft draft) {
        return draft.board(List.of()).lines().getFirst();
    }

    @Test
    void aFigureHasAMeanAnIntervalAndTheNumberBehindIt() {
        BoardDraft draft = draft(By.TEAM, Figure.QA_SCORE);
        draft.take(row(0, "a", 60, "mm"));
        draft.take(row(1, "a", 80, "mm"));
        draft.take(row(8, "b", 100, "mm"));

        Line line = only(draft);
        Estimate now = Objects.requireNonNull(line.now());
        assertThat(now.value()).isEqualTo(80);
        assertThat(now.n()).isEqualTo(3);
        // Student with 2 degrees of freedom: 4.303 * 20 / sqrt(3)
        assertThat(Objects.requireNonNull(now.high()) - now.value()).isCloseTo(49.69, within(0.05));
        assertThat(line.weeks()).extracting(Board.Week::from).containsExactly(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9));
        assertThat(line.weeks().getLast().estimate().low()).as("of a single one").isNull();
        assertThat(line.earlier()).isNull();
    }

    @Test
    void sharesAreOfCasesWithWilsonsInterval() {
        BoardDraft draft = draft(By.TEAM, Figure.CRITICAL_MISSES, Figure.UNSCORED_SHARE, Figure.AUTOMATED_SHARE, Figure.OVERRIDE_RATE);
        draft.take(row(0, "a", 0, "nu"));
        draft.take(row(0, "a", 50, "mp"));

        List<Line> lines = draft.board(List.of()).lines();
        assertThat(lines).extracting(line -> Objects.requireNonNull(line.now()).value()).containsExactly(50.0, 25.0, 100.0 / 3, 0.0);
        assertThat(Objects.requireNonNull(lines.getFirst().now()).high()).isBetween(80.0, 100.0);
    }

    @Test
    void onlyThoseWithEnoughInteractionsAreRankedAndBestComesFirst() {
        BoardDraft draft = draft(By.AGENT, Figure.QA_SCORE);
        for (int i = 0; i < Board.ENOUGH; i++) {
            draft.take(row(i % 20, "steady", 70, "mm"));
            draft.take(row(i % 20, "better", 90, "mm"));
        }
        draft.take(row(0, "lucky", 100, "mm"));
        draft.take(row(0, "alone", 100, "mm"));

        assertThat(only(draft).groups()).extracting(Group::key).containsExactly("better", "steady", "alone", "lucky");
        assertThat(only(draft).groups()).extracting(Group::ranked).containsExactly(true, true, false, false);
    }

    @Test
    void whereLessIsBetterTheLeastComesFirst() {
        BoardDraft draft = draft(By.AGENT, Figure.CRITICAL_MISSES);
        for (int i = 0; i < Board.ENOUGH; i++) {
            draft.take(row(0, "misses", 0, "nm"));
            draft.take(row(0, "keeps", 100, "mm"));
        }

        assertThat(only(draft).groups()).extracting(Group::key).containsExactly("keeps", "misses");
    }

    @Test
    void anotherVersionOfARubricIsABreakAndTheFirstIsNone() {
        BoardDraft draft = draft(By.TEAM, Figure.QA_SCORE);
        draft.takeEarlier(row(-3, "a", 50, "mm", 1));
        draft.take(row(2, "a", 50, "mm", 1));
        draft.take(row(9, "a", 50, "m", 2));
        draft.take(row(7, "a", 50, "m", 2));

        assertThat(draft.board(List.of()).breaks()).containsExactly(new Board.Break(FROM.plus(Duration.ofDays(7)), "care", 2));
        assertThat(draft.board(List.of()).rubrics()).containsExactly(new Board.Scored("care", 2));
    }

    @Test
    void criteriaAreReadByTheLettersOfTheirVersion() {
        BoardDraft draft = draft(By.TEAM, Figure.QA_SCORE);
        draft.take(row(0, "a", 50, "mn"));
        draft.take(row(0, "b", 50, "an"));
        draft.take(row(0, "b", 50, "m", 2));

        Board board = draft.board(List.of());
        assertThat(board.criteria()).extracting(Board.Criterion::id).containsExactly("fee", "greeting");
        assertThat(board.criteria().getFirst().met().value()).isCloseTo(100.0 / 3, within(0.001));
        assertThat(board.criteria().getLast().met().n()).as("does not apply to one").isEqualTo(1);
        assertThat(board.grid().agents()).containsExactly("a", "b");
        assertThat(board.grid().cells().get(1)).extracting(cell -> cell == null).containsExactly(false, true);
    }

    @Test
    void aCellStandsOutOnlyWhereChanceWouldNotHaveItSo() {
        BoardDraft draft = draft(By.TEAM, Figure.QA_SCORE);
        for (int i = 0; i < 40; i++) {
            draft.take(row(i % 20, "forgets", 50, i < 4 ? "mm" : "nm"));
            draft.take(row(i % 20, "others", 50, i < 30 ? "mm" : "nm"));
        }
        draft.take(row(0, "once", 50, "nm"));

        List<Cell> greeting = draft.board(List.of()).grid().cells().getFirst().stream().map(Objects::requireNonNull).toList();
        assertThat(greeting).extracting(Cell::beside).as("forgets, once, others").containsExactly(-1, 0, 1);
    }

    @Test
    void whatAllAlwaysMeetStandsOutNowhere() {
        BoardDraft draft = draft(By.TEAM, Figure.QA_SCORE);
        for (int i = 0; i < 10; i++) {
            draft.take(row(0, "a", 100, "mm"));
            draft.take(row(0, "b", 100, "mm"));
        }

        assertThat(draft.board(List.of()).grid().cells()).flatExtracting(cells -> cells).extracting(cell -> Objects.requireNonNull(cell)
                .beside()).containsOnly(0);
    }

    @Test
    void scoresFallIntoTenBins() {
        BoardDraft draft = draft(By.TEAM, Figure.QA_SCORE);
        for (double percent : new double[] {0, 9.99, 10, 95, 100}) {
            draft.take(row(0, "a", percent, "mm"));
        }

        assertThat(draft.board(List.of()).distribution()).containsExactly(2, 1, 0, 0, 0, 0, 0, 0, 0, 2);
    }

    @Test
    void decidedDisputesCountWhereTheirInteractionStands() {
        BoardDraft draft = draft(By.AGENT, Figure.DISPUTES_UPHELD);
        draft.take(new Decided(FROM.plusSeconds(5), "a", "billing", null, true));
        draft.take(new Decided(FROM.plusSeconds(5), "a", "billing", null, false));
        draft.take(new Decided(FROM.minusSeconds(5), "a", "billing", null, true));

        Line line = only(draft);
        assertThat(Objects.requireNonNull(line.now()).value()).isEqualTo(50);
        assertThat(Objects.requireNonNull(line.earlier()).value()).isEqualTo(100);
        assertThat(line.groups()).extracting(Group::key).containsExactly("a");
    }
}

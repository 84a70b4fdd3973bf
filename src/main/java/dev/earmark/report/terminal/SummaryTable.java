package dev.earmark.report.terminal;

import dev.earmark.results.Result;
import dev.earmark.report.Headline;
import dev.earmark.report.Wording;
import dev.earmark.scoring.Verdict;
import java.util.List;

/** Several results, one line each. */
public final class SummaryTable {

    private static final int FIXED = 7 + 8 + 12 + 15 + 8;

    /** One line of the table of several results; texts are harmless on a terminal. */
    public record Row(String id, String agent, String length, String percent, String coverage, String outcome, int missed) {}

    private SummaryTable() {}

    static Row row(Result result, Wording wording) {
        Headline headline = Headline.of(result, wording);
        long missed = result.scorecard().judgements().stream().filter(judgement -> judgement.verdict() instanceof Verdict.NotMet).count();
        return new Row(headline.id(), headline.agent() == null ? "" : headline.agent(), headline.length() == null ? "" : headline.length(),
                headline.percent(), result.scorecard().coverage().scored() + "/" + result.scorecard().coverage().applicable(),
                result.scorecard().autoFail().triggered() ? "auto-fail" : headline.outcome().toLowerCase(java.util.Locale.ROOT),
                Math.toIntExact(missed));
    }

    static void print(Paper paper, List<Row> rows) {
        int names = Math.max(16, paper.columns() - FIXED);
        int id = Math.min(names * 3 / 5, rows.stream().mapToInt(row -> Cells.of(row.id())).max().orElse(0) + 2);
        id = Math.max(id, 4);
        int agent = Math.min(names - id, rows.stream().mapToInt(row -> Cells.of(row.agent())).max().orElse(0) + 2);
        agent = agent <= 2 ? 0 : Math.max(agent, 7);
        paper.line(paper.bold(cells(id, agent, "Id", "Agent", "Length", "Score", "Scored", "Missed") + "  Outcome"));
        for (Row row : rows) {
            paper.line(cells(id, agent, row.id(), row.agent(), row.length(), row.percent(), row.coverage(), String.valueOf(row.missed()))
                    + "  " + row.outcome());
        }
    }

    private static String cells(int id, int agent, String name, String who, String length, String score, String scored, String missed) {
        return Cells.fit(name, id - 1) + " " + (agent == 0 ? "" : Cells.fit(who, agent - 1) + " ")
                + Cells.right(length, 7) + Cells.right(score, 8) + Cells.right(scored, 8) + Cells.right(missed, 8);
    }
}

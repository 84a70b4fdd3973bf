package dev.earmark.report.terminal;

import dev.earmark.measure.Sentiment;
import dev.earmark.moments.ColleagueLines;
import dev.earmark.moments.CoachingNote;
import dev.earmark.moments.Moment;
import dev.earmark.results.Result;
import dev.earmark.report.Guidance;
import dev.earmark.report.Headline;
import dev.earmark.report.MeasureLine;
import dev.earmark.report.Numbers;
import dev.earmark.report.ScoreSheet;
import dev.earmark.report.SentimentWords;
import dev.earmark.report.SummaryLines;
import dev.earmark.report.VerdictLook;
import dev.earmark.report.Wording;
import dev.earmark.scoring.Evidence;
import dev.earmark.summary.Summary;
import dev.earmark.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result for reading at a prompt. Never longer than the width, never a control character but the report's own colours, and
 * nothing told by colour alone. Safe for many threads.
 */
public final class TerminalReport {

    /** Narrower terminals get this width. */
    public static final int LEAST_COLUMNS = 40;

    private final Wording wording;
    private final boolean colour;
    private final int columns;

    /**
     * @param colour  whether the reader is a terminal that shows colours
     * @param columns width of the terminal
     */
    public TerminalReport(Wording wording, boolean colour, int columns) {
        this.wording = wording;
        this.colour = colour;
        this.columns = Math.max(LEAST_COLUMNS, columns);
    }

    /** The whole result, ending with a line end. */
    public String of(Result result) {
        Paper paper = new Paper(colour, columns);
        ScoreSheet sheet = ScoreSheet.of(result, wording);
        header(paper, Headline.of(result, wording), sheet);
        result.transcript().source().remarks().forEach(remark -> paper.wrapped("→ ", PlainText.line(remark.sentence())));
        if (!result.transcript().source().remarks().isEmpty()) {
            paper.gap();
        }
        if (result.transcript().turns().isEmpty()) {
            paper.wrapped("→ ", Guidance.NO_TURNS).gap();
        }
        summary(paper, result.summary());
        TerminalTimeline.draw(paper, result, sheet);
        new TerminalScorecard(paper).print(sheet);
        measures(paper, result);
        moments(paper, result);
        return paper.toString();
    }

    /** What {@link #table} needs of a result, so that a run of many keeps no more. */
    public SummaryTable.Row row(Result result) {
        return SummaryTable.row(result, wording);
    }

    /** One line for each result below a heading, ending with a line end. */
    public String table(List<SummaryTable.Row> rows) {
        Paper paper = new Paper(colour, columns);
        SummaryTable.print(paper, rows);
        return paper.toString();
    }

    private static void header(Paper paper, Headline headline, ScoreSheet sheet) {
        String kind = headline.kind().substring(0, 1).toLowerCase(Locale.ROOT) + headline.kind().substring(1);
        String facts = Stream.of(kind, headline.agent() == null ? null : "agent " + headline.agent(),
                        headline.customer() == null ? null : "customer " + headline.customer(), headline.length(), headline.rubric())
                .filter(Objects::nonNull).collect(Collectors.joining(" · "));
        Cells.wrap(headline.id(), paper.columns()).forEach(line -> paper.line(paper.bold(line)));
        paper.wrapped("", facts);
        String score = Stream.of(headline.outcome(), headline.band(), headline.points(), headline.coverage()).filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        List<String> lines = Cells.wrap(score, paper.columns() - headline.percent().length() - 2);
        paper.line(paper.bold(headline.percent()) + "  " + lines.getFirst());
        lines.stream().skip(1).forEach(paper::line);
        if (headline.autoFail() != null) {
            paper.wrapped("✖ ", headline.autoFail());
        }
        if (sheet.lines().stream().noneMatch(line -> VerdictLook.counts(line.judgement().verdict()))) {
            paper.wrapped("→ ", Guidance.notScored(sheet.noConversation()));
        }
        paper.gap();
    }

    private void summary(Paper paper, @Nullable Summary summary) {
        if (summary == null) {
            return;
        }
        paper.line(paper.bold("Summary")).wrapped("  ", SummaryLines.BY_MODEL);
        for (SummaryLines.Line line : SummaryLines.of(summary)) {
            Evidence evidence = line.sentence().evidence();
            String kind = line.kind().isEmpty() ? "" : line.kind() + ": ";
            paper.wrapped("  " + Cells.fit(TerminalScorecard.place(evidence.time(), evidence.turn()), 7) + " ",
                    kind + PlainText.line(line.sentence().text()));
        }
        summary.betterLines().forEach(line -> paper.wrapped("  Better: ",
                wording.title(line.criterion()) + " “" + PlainText.line(line.line()) + "”"));
        paper.gap();
    }

    private static void measures(Paper paper, Result result) {
        List<String> words = new ArrayList<>();
        for (MeasureLine line : MeasureLine.of(result.measures())) {
            String values = Stream.of(line.agent() == null ? null : "agent " + line.agent(),
                    line.customer() == null ? null : "customer " + line.customer(), line.whole())
                    .filter(Objects::nonNull).collect(Collectors.joining(", "));
            words.add(line.title() + ": " + values);
        }
        if (!words.isEmpty()) {
            paper.line(paper.bold("Measures")).wrapped("  ", String.join(" · ", words));
        }
        Sentiment.Course course = result.sentiment().course();
        paper.line(paper.bold("Customer's sentiment"));
        paper.wrapped("  ", course == null ? Guidance.NO_SENTIMENT
                : SentimentWords.of(course) + " Start " + Numbers.signed(course.start(), 2)
                + ", middle " + Numbers.signed(course.middle(), 2) + ", end " + Numbers.signed(course.end(), 2) + ".").gap();
    }

    private void moments(Paper paper, Result result) {
        paper.line(paper.bold("Worth going back to"));
        if (result.moments().isEmpty()) {
            paper.wrapped("  ", Guidance.NO_MOMENTS);
        }
        result.moments().forEach(moment -> {
            moment(paper, moment);
            CoachingNote.of(moment, result.transcript(), ColleagueLines.NONE).ifPresent(note -> note(paper, note));
        });
    }

    private static void note(Paper paper, CoachingNote note) {
        said(paper, "Situation", note.situation());
        said(paper, "Behaviour", note.behaviour());
        said(paper, "Impact", note.impact());
        paper.wrapped("    Ask: ", note.question());
    }

    private static void said(Paper paper, String part, CoachingNote.@Nullable Said said) {
        if (said != null) {
            paper.wrapped("    " + part + ": ", TerminalScorecard.who(said.speaker()) + "“" + PlainText.line(said.quote()) + "”");
        }
    }

    private void moment(Paper paper, Moment moment) {
        String tone = switch (moment.tone()) {
            case PRAISE -> "★ Well done";
            case COACHING -> "↗ To practise";
        };
        String quote = PlainText.line(moment.quote());
        String better = moment.betterLine();
        paper.wrapped("  " + Cells.fit(tone, 14), Stream.of(TerminalScorecard.place(moment.time(), moment.turn()),
                wording.title(moment.kind()))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("  ")));
        if (!quote.isEmpty()) {
            paper.wrapped("    ", TerminalScorecard.who(moment.speaker()) + "“" + quote + "”");
        }
        paper.wrapped("    ", PlainText.line(moment.why()));
        if (better != null) {
            paper.wrapped("    Better: ", "“" + PlainText.line(better) + "” (written)");
        }
    }
}

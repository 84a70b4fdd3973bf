package dev.earmark.report.terminal;

import dev.earmark.report.Clock;
import dev.earmark.report.Evidences;
import dev.earmark.report.Guidance;
import dev.earmark.report.Headline;
import dev.earmark.report.Numbers;
import dev.earmark.report.ScoreSheet;
import dev.earmark.report.TrustLines;
import dev.earmark.report.VerdictLook;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.trust.VerdictTrust;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The scorecard in text: symbol and word for each verdict, then the place to look at. */
final class TerminalScorecard {

    private static final String INDENT = "      ";
    private static final int BAR = 10;

    private final Paper paper;

    TerminalScorecard(Paper paper) {
        this.paper = paper;
    }

    void print(ScoreSheet sheet) {
        for (ScoreSheet.Group group : sheet.groups()) {
            heading(group.section());
            group.lines().forEach(this::line);
            paper.gap();
        }
        trust(sheet);
    }

    private void trust(ScoreSheet sheet) {
        List<String> lines = TrustLines.of(sheet);
        lines.forEach(line -> paper.wrapped("", line));
        if (!lines.isEmpty()) {
            paper.gap();
        }
    }

    private void heading(Scorecard.@Nullable SectionScore section) {
        if (section == null) {
            paper.line(paper.bold("Scorecard"));
        } else {
            double percent = section.percent() == null ? 0 : section.percent();
            int full = (int) Math.round(Math.clamp(percent, 0, 100) / 100 * BAR);
            String right = "█".repeat(full) + "░".repeat(BAR - full) + Cells.right(Headline.percent(section.percent()), 6);
            String title = Cells.fit(PlainText.line(section.title()), Math.max(8, paper.columns() - Cells.of(right) - 1));
            paper.line(paper.bold(title) + " " + right);
        }
    }

    private void line(ScoreSheet.Line line) {
        String points = VerdictLook.counts(line.judgement().verdict())
                ? Numbers.shown(line.judgement().points(), 1) + "/" + Numbers.shown(line.judgement().maxPoints(), 1) : "–";
        String title = line.title() + (line.autoFail() ? " (auto-fail)" : "");
        String start = Cells.right(String.valueOf(line.number()), 3) + " ";
        int room = Math.max(10, paper.columns() - start.length() - 2 - Cells.of(points) - 1);
        var lines = Cells.wrap(title, room);
        paper.line(paper.quiet(start) + paper.tinted(line.look(), line.look().symbol()) + " " + Cells.fit(lines.getFirst(), room) + " "
                + points);
        lines.stream().skip(1).forEach(rest -> paper.line(INDENT + rest));
        verdict(line);
        line.judgement().evidence().forEach(evidence -> evidence(evidence, line.judgement().verdict()));
    }

    private void verdict(ScoreSheet.Line line) {
        String reason = PlainText.line(line.judgement().reason());
        VerdictTrust standing = line.judgement().standing();
        String words = line.look().word() + (standing != null && standing.review() ? ", please review" : "")
                + (reason.isEmpty() ? "" : ": " + reason);
        var lines = Cells.wrap(words, Math.max(10, paper.columns() - INDENT.length()));
        String first = lines.getFirst();
        int word = Math.min(line.look().word().length(), first.length());
        paper.line(INDENT + paper.tinted(line.look(), first.substring(0, word)) + first.substring(word));
        lines.stream().skip(1).forEach(rest -> paper.line(INDENT + rest));
        String person = Guidance.person(line.judgement());
        if (!person.isEmpty()) {
            paper.wrapped(INDENT, person);
        }
        String read = Guidance.read(line.judgement().reading());
        if (!read.isEmpty()) {
            paper.wrapped(INDENT, read);
        }
        if (line.judgement().verdict() instanceof Verdict.Unscored unscored) {
            paper.wrapped(INDENT + "→ ", Guidance.forCause(unscored.cause()));
        } else if (line.judgement().degraded()) {
            paper.wrapped(INDENT + "→ ", Guidance.DEGRADED);
        }
    }

    private void evidence(Evidence evidence, Verdict verdict) {
        String quote = PlainText.line(evidence.quote());
        String said = quote.isEmpty() ? "" : who(evidence.speaker()) + "“" + quote + "”";
        String kind = Evidences.kind(evidence, verdict).toLowerCase(Locale.ROOT);
        String words = kind + (kind.isEmpty() || said.isEmpty() ? "" : ": ") + said;
        paper.wrapped(INDENT + Cells.fit(place(evidence.time(), evidence.turn()), 7) + " ", words);
    }

    static String who(Speaker speaker) {
        return speaker == Speaker.UNKNOWN ? "" : speaker.label() + " ";
    }

    static String place(@Nullable TimeSpan time, @Nullable Integer turn) {
        return time != null ? Clock.at(time.startMs()) : turn != null ? "msg " + (turn + 1) : "";
    }
}

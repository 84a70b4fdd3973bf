package dev.earmark.report.terminal;

import dev.earmark.insight.AgentInsight.Coached;
import dev.earmark.insight.AgentInsight.Known;
import dev.earmark.insight.CoachingTrend;
import dev.earmark.insight.CoachingTrend.Difference;
import dev.earmark.insight.CoachingTrend.Share;
import dev.earmark.insight.Repeating;
import dev.earmark.insight.Repeating.Beside;
import dev.earmark.moments.Moment;
import dev.earmark.text.PlainText;
import java.util.List;
import java.util.Locale;

/** What repeats over an agent's interactions, to read at a prompt: praise first. */
public final class InsightLines {

    private final boolean colour;
    private final int columns;

    public InsightLines(boolean colour, int columns) {
        this.colour = colour;
        this.columns = Math.max(TerminalReport.LEAST_COLUMNS, columns);
    }

    /** Ending with a line end. */
    public String of(Known known) {
        Paper paper = new Paper(colour, columns);
        String called = known.agent().name();
        String name = called == null ? known.agent().id() : called;
        paper.line(paper.bold(PlainText.oneLine(name))).wrapped("", PlainText.oneLine((known.agent().team() == null ? "in no team"
                : "team " + known.agent().team()) + " · " + known.priorities().calls() + " interactions since "
                + known.since().toString().substring(0, 10))).gap();
        part(paper, "Well done", known.priorities().strengths(), known, "No strength stands out yet.");
        Repeating focus = known.priorities().focus();
        part(paper, "To practise", focus == null ? List.of() : List.of(focus), known, "Nothing repeats more often than chance explains.");
        known.places().forEach(place -> paper.wrapped("    ", PlainText.oneLine("hear it: " + place.interactionId()
                + (place.moment() == null ? "" : "#" + place.moment().id() + quote(place.moment())))));
        if (!known.priorities().later().isEmpty()) {
            part(paper, "Later", known.priorities().later(), known, "");
        }
        if (!known.priorities().team().isEmpty()) {
            part(paper, "For the whole team, not for one agent", known.priorities().team(), known, "");
        }
        if (known.priorities().lacking() != null) {
            paper.gap().wrapped("→ ", known.priorities().lacking());
        }
        known.coachings().forEach(one -> coached(paper, one));
        return paper.toString();
    }

    private static String quote(Moment moment) {
        return moment.quote().isEmpty() ? "" : " “" + moment.quote() + "”";
    }

    private static void part(Paper paper, String title, List<Repeating> findings, Known known, String otherwise) {
        paper.line(paper.bold(title));
        if (findings.isEmpty()) {
            paper.wrapped("  ", otherwise);
        }
        for (Repeating finding : findings) {
            paper.wrapped("  ", PlainText.oneLine(known.titles().getOrDefault(finding.subject(), finding.subject().id())));
            paper.wrapped("    ", figures(finding));
        }
    }

    private static String figures(Repeating finding) {
        Beside beside = finding.beside();
        String shows = finding.subject().isHabit() ? "shows in " : "missed in ";
        String own = shows + finding.missed() + " of the last " + finding.calls() + " (" + percent(finding.low()) + " to "
                + percent(finding.high()) + " %)";
        return beside == null ? own : own + "; colleagues in the same queues: " + percent(beside.expected()) + " % (" + beside.agents()
                + " agents, " + beside.calls() + " interactions)";
    }

    private static void coached(Paper paper, Coached one) {
        CoachingTrend trend = one.trend();
        paper.gap().line(paper.bold("Coached on " + one.coaching().on())).wrapped("  ", PlainText.oneLine(one.title()));
        paper.wrapped("    ", "before " + share(trend.before()) + ", after " + share(trend.after()) + "; colleagues without it: before "
                + share(trend.colleaguesBefore()) + ", after " + share(trend.colleaguesAfter()));
        Difference beside = trend.beside();
        if (beside != null) {
            paper.wrapped("    ", "change compared with theirs: " + points(beside.difference()) + " points (95 %: " + points(beside.low())
                    + " to " + points(beside.high()) + "); goes along with the coaching, but is not necessarily caused by it");
        }
        if (trend.versions().size() > 1) {
            paper.wrapped("    ", "scored by more than one version of the rubric, so the wording may have changed, too");
        }
        if (trend.lacking() != null) {
            paper.wrapped("    ", trend.lacking());
        }
    }

    private static String share(Share share) {
        return share.missed() + " of " + share.calls();
    }

    private static String percent(double share) {
        return String.valueOf(Math.round(100 * share));
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%+d", Math.round(100 * share));
    }
}

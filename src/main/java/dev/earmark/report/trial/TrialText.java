package dev.earmark.report.trial;

import dev.earmark.report.trial.Trial.Found;
import dev.earmark.report.trial.Trial.OfCriterion;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a rubric finds, for reading. */
public final class TrialText {

    private static final int LONGEST_BEFORE = 140;
    private static final int AROUND = 110;

    private TrialText() {}

    /** The whole report. @param most sentences of either kind for each criterion */
    public static List<String> of(Trial trial, int most) {
        List<String> lines = new ArrayList<>();
        for (OfCriterion one : trial.criteria()) {
            lines.add(head(one));
            lines.add("  counts now:");
            found(one.hits(most), lines);
            lines.add("  came nearest, and does not count now:");
            found(one.misses(most), lines);
            lines.add("");
        }
        return lines;
    }

    /** The question, and how many conversations got which verdict. */
    public static String head(OfCriterion one) {
        return PlainText.oneLine(one.criterion().id() + ": " + one.criterion().question() + "  met " + (one.verdicts("met")
                + one.verdicts("partly")) + ", not met " + one.verdicts("not_met") + ", unscored " + one.verdicts("unscored")
                + ", not applicable " + one.verdicts("not_applicable"));
    }

    private static void found(List<Found> all, List<String> lines) {
        if (all.isEmpty()) {
            lines.add("    nothing");
        }
        all.forEach(one -> lines.addAll(lines(one)));
    }

    /** How sure, by what, where; the turn before; the turn with the words marked. */
    public static List<String> lines(Found one) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.oneLine(String.format(Locale.ROOT, "    %.2f %s, %s turn %d%s", one.likelihood(), one.engine(),
                    one.conversation(),
                one.turn().index() + 1, one.open() ? ", left open" : "")));
        Turn before = one.before();
        if (before != null && !before.text().isBlank()) {
            lines.add("         " + said(before, cut(before.text())));
        }
        lines.add("         " + said(one.turn(), marked(one.turn().text(), one.quote())));
        return lines;
    }

    private static String said(Turn turn, String text) {
        return PlainText.oneLine(String.format(Locale.ROOT, "%-9s ", turn.speaker().label()) + text.replaceAll("\\s+", " "));
    }

    /** The end of the turn before is what was answered. */
    private static String cut(String text) {
        return text.length() <= LONGEST_BEFORE ? text : "… " + text.substring(text.length() - LONGEST_BEFORE);
    }

    private static String marked(String text, String quote) {
        int at = text.indexOf(quote);
        if (at < 0) {
            return ">> " + quote + " <<";
        }
        int end = at + quote.length();
        String left = at <= AROUND ? text.substring(0, at) : "… " + text.substring(at - AROUND, at);
        String right = text.length() - end <= AROUND ? text.substring(end) : text.substring(end, end + AROUND) + " …";
        return left + ">> " + quote + " <<" + right;
    }
}

package dev.earmark.app.command.rubric;

import dev.earmark.app.Session;
import dev.earmark.rubric.criteria.TradeCriterion;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Criteria of the library, to be read and to be chosen from. */
final class CriteriaList {

    private CriteriaList() {}

    /** Grouped, each with its title and why it matters. @param marked names that get a star */
    static void print(Session session, List<TradeCriterion> criteria, List<String> marked, boolean numbered) {
        String group = "";
        for (int i = 0; i < criteria.size(); i++) {
            TradeCriterion one = criteria.get(i);
            if (!one.group().equals(group)) {
                group = one.group();
                session.output().line(group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1));
            }
            String number = numbered ? String.format(Locale.ROOT, "%3d ", i + 1) : "  ";
            line(session, (marked.contains(one.id()) ? "*" : " ") + number
                    + String.format(Locale.ROOT, "%-24s %s%s", one.id(), one.title(), numbered ? "" : channels(one)));
            line(session, " ".repeat(30 - (numbered ? 0 : 2)) + one.why());
        }
    }

    private static String channels(TradeCriterion one) {
        return one.channels().size() == Channel.values().length ? ""
                : one.channels().stream().sorted().map(Channel::label).collect(Collectors.joining(", ", " (", ")"));
    }

    private static void line(Session session, String text) {
        session.output().line(PlainText.oneLine(text));
    }
}

package dev.earmark.report.terminal;

import dev.earmark.report.Clock;
import dev.earmark.report.Numbers;
import dev.earmark.search.Hit;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchPage.About;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a search found, for reading at a prompt: a line a turn, what fits between » and «. */
public final class SearchLines {

    private static final int LONGEST_NEIGHBOUR = 100;

    private SearchLines() {}

    public static List<String> of(SearchPage page) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(page));
        for (SearchPage.Group group : page.groups()) {
            lines.add("");
            lines.add(PlainText.oneLine(about(group.about())));
            for (Hit hit : group.hits()) {
                hit.before().forEach(line -> lines.add(neighbour(line)));
                String how = hit.meaning() ? "  (by meaning)" : "";
                lines.add("> " + begin(hit.time(), hit.speaker()) + PlainText.oneLine(marked(hit)) + how);
                hit.after().forEach(line -> lines.add(neighbour(line)));
            }
        }
        return lines;
    }

    private static String headline(SearchPage page) {
        int shown = page.hits().size();
        if (shown == 0) {
            return "Nothing fits.";
        }
        String all = (page.exact() ? "" : "more than ") + page.total() + (page.total() == 1 ? " turn fits" : " turns fit");
        return all + (shown < page.total() ? ", the first " + shown + ":" : ":");
    }

    private static String about(About about) {
        String score = about.percent() == null ? null : Numbers.shown(about.percent(), 0) + " %";
        return Stream.of(about.id(), about.channel().label(), about.agentName() == null ? about.agentId() : about.agentName(), about.team(),
                        about.queue(), about.startedAt() == null ? null : about.startedAt().toString(), score, about.band())
                .filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private static String neighbour(Hit.Line line) {
        return "  " + begin(line.time(), line.speaker()) + PlainText.quoted(PlainText.oneLine(line.text()), LONGEST_NEIGHBOUR);
    }

    private static String begin(@Nullable TimeSpan time, Speaker speaker) {
        return String.format(Locale.ROOT, "%7s  %-9s", time == null ? "" : Clock.at(time.startMs()), speaker.label());
    }

    private static String marked(Hit hit) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Hit.Stretch mark : hit.marks()) {
            text.append(hit.text(), at, mark.from()).append('»').append(hit.text(), mark.from(), mark.to()).append('«');
            at = mark.to();
        }
        return text.append(hit.text(), at, hit.text().length()).toString();
    }
}

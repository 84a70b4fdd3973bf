package dev.earmark.report.html;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import dev.earmark.report.Guidance;
import dev.earmark.report.Headline;
import dev.earmark.report.ScoreSheet;
import dev.earmark.report.VerdictLook;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.SourceRemark;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Who, what and how well: the first thing a reader sees. */
final class PageHeader {

    private PageHeader() {}

    static DomContent of(Headline headline, ScoreSheet sheet, boolean scored, List<SourceRemark> remarks) {
        return header(
                div(h1(headline.id()), p(each(facts(headline), fact -> span(fact))).withClass("facts")).withClass("who"),
                div(strong(headline.percent()).withClass("percent"),
                        div(p(each(badges(headline), badge -> span(badge).withClass(badgeClass(badge, headline)))).withClass("badges"),
                                p(headline.points() + " · " + headline.coverage()).withClass("quiet")))
                        .withClass("result"),
                tally(sheet),
                button("Theme").withType("button").withId("theme").withClass("quiet-button scripted"),
                iff(headline.autoFail() != null, p(PlaceControls.icon("missed"), span(String.valueOf(headline.autoFail())))
                        .withClass("auto-fail")),
                iff(!scored, p(Guidance.notScored(sheet.noConversation())).withClass("notice")),
                each(remarks, remark -> p(PlainText.line(remark.sentence())).withClass("notice")));
    }

    private static List<String> facts(Headline headline) {
        return Stream.of(headline.kind(), headline.agent() == null ? null : "Agent " + headline.agent(),
                        headline.customer() == null ? null : "Customer " + headline.customer(), headline.length(), headline.rubric())
                .filter(Objects::nonNull).map(String::valueOf).toList();
    }

    private static List<String> badges(Headline headline) {
        return Stream.of(headline.outcome(), headline.band()).filter(Objects::nonNull).map(String::valueOf).toList();
    }

    private static String badgeClass(String badge, Headline headline) {
        return badge.equals(headline.outcome()) && badge.equals("Not passed") ? "badge failed" : "badge";
    }

    /** How many criteria have each verdict, as icon, number and word. */
    private static DomContent tally(ScoreSheet sheet) {
        List<VerdictLook> looks = sheet.lines().stream().map(ScoreSheet.Line::look).distinct().toList();
        return p(each(looks, look -> span(PlaceControls.icon(look.name()),
                span(sheet.lines().stream().filter(line -> line.look().equals(look)).count() + " "
                        + look.word().toLowerCase(java.util.Locale.ROOT)))
                .withClass("verdict " + look.name()))).withClass("tally");
    }
}

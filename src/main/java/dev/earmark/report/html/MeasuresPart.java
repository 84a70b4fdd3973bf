package dev.earmark.report.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.earmark.measure.Sentiment;
import dev.earmark.results.Result;
import dev.earmark.report.Guidance;
import dev.earmark.report.MeasureLine;
import dev.earmark.report.Numbers;
import dev.earmark.report.SentimentWords;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was counted, and the course of the customer's sentiment. */
final class MeasuresPart {

    private MeasuresPart() {}

    static DomContent of(Result result) {
        List<MeasureLine> lines = MeasureLine.of(result.measures());
        return section(h2("Measures"),
                div(lines.isEmpty() ? p("Nothing could be measured.").withClass("quiet") : counted(lines),
                        div(h3("Customer's sentiment"), course(result.sentiment().course())).withClass("course")).withClass("measures"))
                .withClass("panel").attr("aria-label", "Measures");
    }

    private static DomContent counted(List<MeasureLine> lines) {
        return table(thead(tr(th("Measure").attr("scope", "col"), th("Agent").attr("scope", "col"), th("Customer").attr("scope", "col"),
                th("Overall").attr("scope", "col"))),
                tbody(each(lines, MeasuresPart::row)));
    }

    private static TrTag row(MeasureLine line) {
        return tr(th(line.title()).attr("scope", "row"), cell(line.agent()), cell(line.customer()), cell(line.whole()));
    }

    private static DomContent cell(@Nullable String value) {
        return td(value == null ? "" : value);
    }

    private static DomContent course(Sentiment.@Nullable Course course) {
        if (course == null) {
            return p(Guidance.NO_SENTIMENT).withClass("quiet");
        }
        return div(p(SentimentWords.of(course)), drawing(course),
                table(thead(tr(th("Start").attr("scope", "col"), th("Middle").attr("scope", "col"), th("End").attr("scope", "col"))),
                        tbody(tr(td(Numbers.signed(course.start(), 2)), td(Numbers.signed(course.middle(), 2)),
                                td(Numbers.signed(course.end(), 2))))),
                p("From −1 (negative) to +1 (positive), read from the words.").withClass("quiet"));
    }

    private static DomContent drawing(Sentiment.Course course) {
        String points = "20," + y(course.start()) + " 120," + y(course.middle()) + " 220," + y(course.end());
        return tag("svg").withClass("course-line").attr("viewBox", "0 0 240 80").attr("aria-hidden", "true").with(
                tag("line").attr("x1", "0").attr("x2", "240").attr("y1", "40").attr("y2", "40").withClass("zero"),
                tag("polyline").attr("points", points).withClass("line"),
                each(List.of("20," + y(course.start()), "120," + y(course.middle()), "220," + y(course.end())), MeasuresPart::dot));
    }

    private static DomContent dot(String point) {
        return tag("circle").attr("cx", point.substring(0, point.indexOf(','))).attr("cy", point.substring(point.indexOf(',') + 1))
                .attr("r", "4").withClass("dot");
    }

    private static String y(double score) {
        return Numbers.shown(40 - 32 * Math.clamp(score, -1, 1), 1);
    }
}

package dev.earmark.report.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.q;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import dev.earmark.report.PartyLabels;
import dev.earmark.report.SummaryLines;
import dev.earmark.report.Wording;
import dev.earmark.scoring.Evidence;
import dev.earmark.summary.Summary;
import dev.earmark.text.PlainText;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import org.jspecify.annotations.Nullable;

/** The summary on the page: every sentence with the place that it rests on. */
final class SummaryPart {

    private SummaryPart() {}

    static DomContent of(@Nullable Summary summary, Wording wording) {
        if (summary == null) {
            return span().attr("hidden");
        }
        return section(div(h2("Summary"), span(SummaryLines.BY_MODEL).withClass("quiet")).withClass("panel-head"),
                ul(each(SummaryLines.of(summary), SummaryPart::line), each(summary.betterLines(), line -> better(line, wording)))
                .withClass("evidence"))
                .withClass("panel").attr("aria-label", "Summary");
    }

    private static LiTag line(SummaryLines.Line line) {
        Evidence evidence = line.sentence().evidence();
        String text = PlainText.line(line.sentence().text());
        return li(PlaceControls.control(evidence.time(), evidence.turn(), "words behind: " + text),
                span(iff(!line.kind().isEmpty(), strong(line.kind() + ": ")), span(text + " "),
                        span(span(PartyLabels.of(evidence.speaker()) + " "), q(PlainText.line(evidence.quote())).attr("dir", "auto"))
                        .withClass("quiet")));
    }

    private static LiTag better(Summary.BetterLine line, Wording wording) {
        return li(span(strong("Suggested line"), span(" for " + wording.title(line.criterion()) + " "),
                q(PlainText.line(line.line())).attr("dir", "auto")));
    }
}

package dev.earmark.report.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.q;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import dev.earmark.moments.Moment;
import dev.earmark.report.Guidance;
import dev.earmark.report.PartyLabels;
import dev.earmark.report.Wording;
import dev.earmark.text.PlainText;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import java.util.List;

/** The places worth hearing again, best first. */
final class MomentsPart {

    private MomentsPart() {}

    static DomContent of(List<Moment> moments, Wording wording, String title) {
        return section(h2(title),
                iff(moments.isEmpty(), p(Guidance.NO_MOMENTS).withClass("quiet")),
                ol(each(moments, moment -> card(moment, wording))).withClass("moments"))
                .withClass("panel").attr("aria-label", title);
    }

    private static LiTag card(Moment moment, Wording wording) {
        String kind = wording.title(moment.kind());
        String quote = PlainText.line(moment.quote());
        String better = moment.betterLine();
        return li(div(span(PlaceControls.icon(moment.tone().label()), span(tone(moment))).withClass("tone"),
                        PlaceControls.control(moment.time(), moment.turn(), tone(moment).toLowerCase(java.util.Locale.ROOT) + ", " + kind))
                        .withClass("moment-head"),
                h3(kind),
                iff(!quote.isEmpty(), p(span(PartyLabels.of(moment.speaker()) + " ").withClass("quiet"), q(quote).attr("dir", "auto"))),
                p(PlainText.line(moment.why())).withClass("reason"),
                iff(better != null, p(strong("Better: "), q(PlainText.line(String.valueOf(better)))).withClass("better")))
                .withClass("moment " + moment.tone().label());
    }

    private static String tone(Moment moment) {
        return switch (moment.tone()) {
            case PRAISE -> "Well done";
            case COACHING -> "To practise";
        };
    }
}

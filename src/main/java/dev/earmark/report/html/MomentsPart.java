package dev.earmark.report.html;

import static j2html.TagCreator.details;
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
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import dev.earmark.moments.ColleagueLines;
import dev.earmark.moments.CoachingNote;
import dev.earmark.moments.Moment;
import dev.earmark.report.Guidance;
import dev.earmark.report.PartyLabels;
import dev.earmark.report.Wording;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Transcript;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places worth hearing again, best first. */
final class MomentsPart {

    private MomentsPart() {}

    static DomContent of(List<Moment> moments, Transcript transcript, Wording wording, String title) {
        return section(h2(title),
                iff(moments.isEmpty(), p(Guidance.NO_MOMENTS).withClass("quiet")),
                ol(each(moments, moment -> card(moment, transcript, wording))).withClass("moments"))
                .withClass("panel").attr("aria-label", title);
    }

    private static LiTag card(Moment moment, Transcript transcript, Wording wording) {
        String kind = wording.title(moment.kind());
        String quote = PlainText.line(moment.quote());
        String better = moment.betterLine();
        return li(div(span(PlaceControls.icon(moment.tone().label()), span(tone(moment))).withClass("tone"),
                        PlaceControls.control(moment.time(), moment.turn(), tone(moment).toLowerCase(java.util.Locale.ROOT) + ", " + kind))
                        .withClass("moment-head"),
                h3(kind),
                iff(!quote.isEmpty(), p(span(PartyLabels.of(moment.speaker()) + " ").withClass("quiet"), q(quote).attr("dir", "auto"))),
                p(PlainText.line(moment.why())).withClass("reason"),
                iff(better != null, p(strong("Better: "), q(PlainText.line(String.valueOf(better))), span(" (written)").withClass("quiet"))
                        .withClass("better")),
                CoachingNote.of(moment, transcript, ColleagueLines.NONE).<DomContent>map(MomentsPart::note).orElse(text("")))
                .withClass("moment " + moment.tone().label());
    }

    private static DomContent note(CoachingNote note) {
        return details(summary("For the coach"), said("Situation: ", note.situation()), said("Behaviour: ", note.behaviour()),
                said("Impact: ", note.impact()), p(strong("Ask: "), text(note.question())).withClass("quiet")).withClass("note");
    }

    private static DomContent said(String part, CoachingNote.@Nullable Said said) {
        return said == null ? text("") : p(strong(part), text(PartyLabels.of(said.speaker()) + " "),
                q(PlainText.line(said.quote())).attr("dir", "auto")).withClass("quiet");
    }

    private static String tone(Moment moment) {
        return switch (moment.tone()) {
            case PRAISE -> "Well done";
            case COACHING -> "To practise";
        };
    }
}

package dev.earmark.report.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.q;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import dev.earmark.report.Evidences;
import dev.earmark.report.Guidance;
import dev.earmark.report.Headline;
import dev.earmark.report.Numbers;
import dev.earmark.report.PartyLabels;
import dev.earmark.report.ScoreSheet;
import dev.earmark.report.TrustLines;
import dev.earmark.report.VerdictLook;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.text.PlainText;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import java.util.Locale;

/** The scorecard of the page: each criterion with its verdict, points, reason and places to hear. */
final class ScorecardPart {

    private ScorecardPart() {}

    static DomContent of(ScoreSheet sheet) {
        return section(div(h2("Scorecard"), span(sheet.reviewed()).withClass("quiet")).withClass("panel-head"),
                each(TrustLines.of(sheet), line -> p(line).withClass("quiet trust")), each(sheet.groups(), ScorecardPart::group))
                .withId("scorecard").withClass("panel scorecard").attr("aria-label", "Scorecard").attr("tabindex", "-1");
    }

    private static DomContent group(ScoreSheet.Group group) {
        Scorecard.SectionScore score = group.section();
        return div(iff(score != null, score == null ? null : heading(score)),
                ol(each(group.lines(), line -> line(line, score == null ? h3() : h4()))).withClass("criteria"))
                .withClass("group");
    }

    private static DomContent heading(Scorecard.SectionScore score) {
        double percent = score.percent() == null ? 0 : score.percent();
        return div(h3(PlainText.line(score.title())), bar(percent),
                span(Headline.percent(score.percent())).withClass("quiet")).withClass("section-head");
    }

    private static DomContent bar(double percent) {
        return j2html.TagCreator.tag("svg").withClass("bar").attr("viewBox", "0 0 100 6").attr("preserveAspectRatio", "none")
                .attr("aria-hidden", "true")
                .with(j2html.TagCreator.tag("rect").attr("width", "100").attr("height", "6").withClass("bar-all"),
                        j2html.TagCreator.tag("rect").attr("width", Numbers.shown(Math.clamp(percent, 0, 100), 1)).attr("height", "6")
                        .withClass("bar-done"));
    }

    private static LiTag line(ScoreSheet.Line line, ContainerTag<?> heading) {
        String points = VerdictLook.counts(line.judgement().verdict())
                ? Numbers.shown(line.judgement().points(), 1) + "/" + Numbers.shown(line.judgement().maxPoints(), 1) : "–";
        return li(
                heading.with(span(String.valueOf(line.number())).withClass("number"), span(line.title()).withClass("title"),
                        span(points).withClass("points").attr("aria-label", points.equals("–") ? "no points" : points + " points"))
                        .withClass("criterion-title"),
                p(span(PlaceControls.icon(line.look().name()), span(line.look().word())).withClass("verdict " + line.look().name()),
                        iff(line.autoFail(), span("Auto-fail").withClass("tag")),
                        iff(line.review(), span("Please review").withClass("tag")),
                        iff(line.suggestion(), span("Suggestion").withClass("tag"))).withClass("verdict-line"),
                p(PlainText.line(line.judgement().reason())).withClass("reason"),
                note(Guidance.person(line.judgement())),
                note(Guidance.read(line.judgement().reading())),
                help(line),
                ul(each(line.judgement().evidence(), evidence -> evidence(line, evidence))).withClass("evidence"))
                .withId("criterion-" + line.number()).withClass("criterion " + line.look().name());
    }

    private static DomContent note(String words) {
        return words.isEmpty() ? span().attr("hidden") : p(words).withClass("reason quiet");
    }

    private static DomContent help(ScoreSheet.Line line) {
        return line.judgement().verdict() instanceof Verdict.Unscored unscored
                ? p(Guidance.forCause(unscored.cause())).withClass("next")
                : line.judgement().degraded() ? p(Guidance.DEGRADED).withClass("next") : span().attr("hidden");
    }

    private static LiTag evidence(ScoreSheet.Line line, Evidence evidence) {
        String kind = Evidences.kind(evidence, line.judgement().verdict());
        String quote = PlainText.line(evidence.quote());
        String label = (kind.isEmpty() ? "evidence" : kind.toLowerCase(Locale.ROOT)) + " for " + line.number() + ", " + line.title();
        return li(PlaceControls.control(evidence.time(), evidence.turn(), label),
                span(iff(!kind.isEmpty(), span(kind + (quote.isEmpty() ? "" : ": ")).withClass("kind")),
                        iff(!quote.isEmpty(), span(span(PartyLabels.of(evidence.speaker()) + " ").withClass("quiet"),
                                q(quote).attr("dir", "auto")))))
                .withClass(evidence.kind().label().replace('_', '-'));
    }
}

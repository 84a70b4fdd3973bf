package dev.earmark.eval.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.earmark.eval.VerdictLabel;
import dev.earmark.eval.Baseline;
import dev.earmark.eval.CriterionFigures;
import dev.earmark.eval.Disagreement;
import dev.earmark.eval.Interval;
import dev.earmark.eval.SetResult;
import dev.earmark.eval.Verification;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Results as one page for people: the disagreements first, each with its words and a link to the conversation further down. Needs no
 * script and no network.
 */
public final class EvalPage {

    private EvalPage() {}

    /** @param at when the sets were run */
    public static String of(List<Verification> verifications, String at) {
        long broken = verifications.stream().filter(one -> !one.broken().isEmpty()).count();
        return PlainPage.of("Evaluation", div(
                p(broken == 0 ? "Every bar holds." : "Bars are broken in " + broken + " of " + verifications.size() + " sets.")
                .withClass(broken == 0 ? "holds" : "broken"),
                p("Run " + at + ". Kappa: Cohen 1960. AC1: Gwet 2008. Intervals: 95 %, bootstrap over conversations (Efron 1979)."),
                each(verifications, EvalPage::disagreements),
                each(verifications, EvalPage::figures),
                each(verifications, EvalPage::conversations)));
    }

    private static DomContent disagreements(Verification verification) {
        SetResult result = verification.result();
        List<Disagreement> all = result.disagreements();
        return all.isEmpty() ? span() : section(
                h2(result.set().name() + ": " + all.size() + " disagreements"),
                ol(each(all, one -> disagreement(result.set().name(), one))));
    }

    private static DomContent disagreement(String set, Disagreement one) {
        Judgement judgement = one.judgement();
        return li(
                p(strong(judgement.criterion()), PlainPage.text(" in "),
                        a(one.transcript().id()).withHref("#" + anchor(set, one.transcript())),
                        PlainPage.text(": people say " + one.label().label() + ", the machine "
                                + VerdictLabel.of(judgement.verdict()).label()
                                + String.format(Locale.ROOT, " (%.2f, %s). ", judgement.confidence(), judgement.engine().text())
                                + judgement.reason())),
                each(judgement.evidence(), evidence -> words(set, one.transcript(), evidence)))
                .withClass(one.label() == VerdictLabel.NOT_MET ? "passed-over" : "other");
    }

    /** The words that decide, or the place at which there are none. */
    private static DomContent words(String set, Transcript transcript, Evidence evidence) {
        Integer turn = evidence.turn();
        String where = anchor(set, transcript) + (turn == null ? "" : "-" + turn);
        String kind = evidence.kind().label().replace('_', ' ') + (turn == null ? "" : ", turn " + (turn + 1));
        return blockquote(PlainPage.text(evidence.quote() + (evidence.quote().isEmpty() ? "" : " ")), a(kind).withHref("#" + where));
    }

    private static DomContent figures(Verification verification) {
        SetResult result = verification.result();
        Baseline baseline = verification.baseline();
        return section(
                h2(result.set().name()),
                p(result.set().about()),
                each(verification.broken(), sentence -> p(sentence).withClass("broken")),
                baseline == null ? p("No baseline has been accepted.")
                : p("Baseline accepted by " + baseline.by() + " on " + baseline.at() + ": " + baseline.why()),
                result.criteria().isEmpty() ? span() : criteria(result.criteria()),
                table(caption("Figures of the whole set"), thead(tr(th("figure"), th("now"), th("accepted"))),
                        tbody(each(result.figures().entrySet(), entry ->
                                tr(th(entry.getKey()), td(EvalTable.figure(entry.getKey(), entry.getValue())),
                                td(baseline == null || !baseline.figures().containsKey(entry.getKey()) ? "–"
                                        : EvalTable.figure(entry.getKey(), baseline.figures().getOrDefault(entry.getKey(), 0.0))))))));
    }

    private static DomContent criteria(List<CriterionFigures> criteria) {
        return PlainPage.wide("Criterion by criterion", table(caption("Criterion by criterion"),
                thead(tr(each(List.of("criterion", "n", "kappa", "AC1", "F1", "recall of not_met", "true-negative rate", "coverage"),
                        name -> th(name)))),
                tbody(each(criteria, one -> tr(th(one.criterion()), td(String.valueOf(one.agreement().count())),
                        td(share(one.agreement().kappa(), one.kappa())), td(share(one.agreement().ac1(), one.ac1())),
                        td(share(one.agreement().faults().f1())),
                        td(share(one.agreement().faults().recall(), one.recall()) + " of " + one.agreement().faults().there()),
                        td(share(one.agreement().trueNegativeRate())), td(share(one.agreement().coverage())))))));
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String share(double value, Interval interval) {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", value, interval.low(), interval.high());
    }

    /** Those alone that a disagreement is about. */
    private static DomContent conversations(Verification verification) {
        Map<String, Transcript> transcripts = new LinkedHashMap<>();
        verification.result().disagreements().forEach(one -> transcripts.putIfAbsent(one.transcript().id(), one.transcript()));
        String set = verification.result().set().name();
        return transcripts.isEmpty() ? span() : section(h2(set + ": conversations"),
                each(transcripts.values(), one -> conversation(set, one)));
    }

    private static DomContent conversation(String set, Transcript transcript) {
        String anchor = anchor(set, transcript);
        return div(h3(transcript.id()).withId(anchor), ul(each(transcript.turns(), turn -> turn(anchor, turn))));
    }

    private static DomContent turn(String anchor, Turn turn) {
        return li(strong(turn.speaker().label() + ": "), PlainPage.text(turn.text())).withId(anchor + "-" + turn.index());
    }

    /** Ids are hostile too: only letters and digits stay as they are. */
    private static String anchor(String set, Transcript transcript) {
        StringBuilder anchor = new StringBuilder("c");
        (set + "/" + transcript.id()).chars().forEach(c ->
                anchor.append(c < 128 && Character.isLetterOrDigit(c) ? String.valueOf((char) c) : "." + Integer.toHexString(c)));
        return anchor.toString();
    }
}

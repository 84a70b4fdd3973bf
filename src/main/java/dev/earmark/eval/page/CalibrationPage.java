package dev.earmark.eval.page;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.earmark.eval.CalibrationError;
import dev.earmark.eval.CalibrationRun;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CriterionCalibration;
import dev.earmark.trust.Isotonic.Observation;
import dev.earmark.trust.TrustGate;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A calibration as a page for people: how far confidence can be believed, what asking for more of it costs, and the gate of each criterion.
 */
public final class CalibrationPage {

    private static final int SIZE = 320;
    private static final int EDGE = 40;

    private CalibrationPage() {}

    public static String of(CalibrationRun run) {
        Calibration calibration = run.calibration();
        return PlainPage.of("Calibration of " + calibration.rubric(), div(
                p(calibration.conversations() + " labelled conversations of " + String.join(", ", calibration.sets()) + "; made "
                        + calibration.made()
                        + ". Five folds by conversation; confidence by isotonic regression (Barlow et al. 1972)."),
                h2("Reliability"),
                p(String.format(Locale.ROOT,
                        "Expected calibration error (Naeini et al. 2015): %.3f before, %.3f after, on conversations that the curves had "
                        + "not seen.",
                        calibration.errorBefore(), calibration.errorAfter())),
                TagCreator.rawHtml(reliability(run)),
                bins("Before: confidence of the engine", run.before()),
                bins("After", run.after()),
                h2("Review"),
                p("Verdicts below the asked confidence go to people. The rubric asks for " + share(run.rubric().trust().reviewBelow())
                        + "."),
                table(caption("The trade"), thead(tr(th("asked confidence"), th("decided by the machine"), th("agreement on those"))),
                        tbody(each(run.trades(), trade -> tr(td(share(trade.asked())), td(share(trade.automated())),
                                td(share(trade.agreement())))))),
                h2("Gates"),
                gates(run)));
    }

    private static DomContent gates(CalibrationRun run) {
        return PlainPage.wide("Gates", table(caption("A verdict is more than a suggestion only behind an open gate"),
                thead(tr(each(List.of("criterion", "state", "lacks", "labels", "fails", "kappa", "true-negative rate", "at least (Wilson)",
                        "examples count from"), name -> th(name)))),
                tbody(each(run.calibration().criteria().values(), one -> gate(one, run)))));
    }

    private static DomContent gate(CriterionCalibration one, CalibrationRun run) {
        TrustGate gate = one.gate();
        return tr(th(one.criterion()), td(gate.state().label()), td(gate.lacks(run.rubric().trust())), td(String.valueOf(gate.labels())),
                td(String.valueOf(gate.fails())),
                td(share(gate.kappa())), td(share(gate.trueNegativeRate())), td(share(gate.trueNegativeRateAtLeast())),
                td(one.atLeast().stream().map(CalibrationPage::share).collect(Collectors.joining(", "))));
    }

    private static DomContent bins(String title, List<Observation> seen) {
        return table(caption(title), thead(tr(th("mean confidence"), th("share right"), th("verdicts"))),
                tbody(each(CalibrationError.bins(seen), bin ->
                        tr(td(share(bin.confidence())), td(share(bin.right())), td(String.valueOf(bin.verdicts()))))));
    }

    /** Numbers alone go in, so nothing has to be escaped. The tables below it say the same. */
    private static String reliability(CalibrationRun run) {
        return "<svg viewBox=\"0 0 " + (SIZE + 2 * EDGE) + " " + (SIZE + 2 * EDGE)
                + "\" width=\"400\" role=\"img\" aria-label=\"Reliability: share right over confidence,"
                + " before (dashed) and after; the tables below hold the figures\">"
                + "<path class=\"axis\" d=\"M" + EDGE + " " + EDGE + "V" + (EDGE + SIZE) + "H" + (EDGE + SIZE) + "\"/>"
                + "<path class=\"ideal\" d=\"M" + EDGE + " " + (EDGE + SIZE) + "L" + (EDGE + SIZE) + " " + EDGE + "\"/>"
                + "<text x=\"" + EDGE + "\" y=\"" + (EDGE + SIZE + 28) + "\">confidence 0 to 1: dashed before, solid after</text>"
                + "<text x=\"" + (EDGE + 4) + "\" y=\"" + (EDGE - 10) + "\">share right</text>"
                + curve("before", run.before()) + curve("after", run.after()) + "</svg>";
    }

    private static String curve(String name, List<Observation> seen) {
        return "<polyline class=\"" + name + "\" points=\"" + CalibrationError.bins(seen).stream()
                .map(bin -> String.format(Locale.ROOT, "%.1f,%.1f", EDGE + SIZE * bin.confidence(), EDGE + SIZE * (1 - bin.right())))
                .collect(Collectors.joining(" ")) + "\"/>";
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

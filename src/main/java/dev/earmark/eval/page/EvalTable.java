package dev.earmark.eval.page;

import dev.earmark.eval.Agreement;
import dev.earmark.eval.CriterionFigures;
import dev.earmark.eval.SetResult;
import dev.earmark.eval.Verification;
import java.util.Locale;
import java.util.function.Consumer;

/** A set's result as lines for a terminal. */
public final class EvalTable {

    private final Consumer<String> lines;

    /** @param lines is given one line at a time */
    public EvalTable(Consumer<String> lines) {
        this.lines = lines;
    }

    public void print(Verification verification) {
        SetResult result = verification.result();
        line("%s (%s)%s%s", result.set().name(), result.set().question().label(),
                result.cases() > 0 ? ", " + result.cases() + " cases" : "",
                verification.baseline() == null ? ", no baseline accepted" : ", baseline of " + verification.baseline().at());
        if (!result.criteria().isEmpty()) {
            line("  %-24s %4s %5s  %-19s %-19s %5s %-21s %5s %6s", "criterion", "n", "agree", "kappa", "AC1", "F1", "recall of not_met",
                    "TNR", "cover");
            result.criteria().forEach(this::criterion);
        }
        result.figures().forEach((name, figure) -> line("  %-34s %s%s", name, figure(name, figure), change(verification, name, figure)));
        verification.broken().forEach(sentence -> line("  BROKEN: %s", sentence));
        lines.accept("");
    }

    private void criterion(CriterionFigures figures) {
        Agreement agreement = figures.agreement();
        line("  %-24s %4d %5.2f  %5.2f (%5.2f–%5.2f) %5.2f (%5.2f–%5.2f) %5.2f %5.2f (%4.2f–%4.2f) %2d %5.2f %6.2f", figures.criterion(),
                agreement.count(), agreement.share(),
                agreement.kappa(), figures.kappa().low(), figures.kappa().high(), agreement.ac1(), figures.ac1().low(),
                figures.ac1().high(), agreement.faults().f1(),
                agreement.faults().recall(), figures.recall().low(), figures.recall().high(), agreement.faults().there(),
                agreement.trueNegativeRate(), agreement.coverage());
    }

    static String figure(String name, double figure) {
        return name.endsWith("flips") ? String.format(Locale.ROOT, "%.0f", figure) : String.format(Locale.ROOT, "%.3f", figure);
    }

    private static String change(Verification verification, String name, double figure) {
        Double before = verification.baseline() == null ? null : verification.baseline().figures().get(name);
        return before == null || Math.abs(before - figure) < 5e-4 ? "" : String.format(Locale.ROOT, "  (%+.3f)", figure - before);
    }

    private void line(String format, Object... values) {
        lines.accept(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}

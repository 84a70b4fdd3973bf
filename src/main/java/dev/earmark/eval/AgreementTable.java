package dev.earmark.eval;

import dev.earmark.eval.Agreement.Pair;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The agreement of machine and people, criterion by criterion, in the order in which criteria were first met. Immutable. */
public final class AgreementTable {

    private final Map<String, Agreement> criteria;
    private final List<Pair> all;

    private AgreementTable(Map<String, Agreement> criteria, List<Pair> all) {
        this.criteria = criteria;
        this.all = all;
    }

    /** @param pairs by criterion; at least one */
    public static AgreementTable of(Map<String, List<Pair>> pairs) {
        Map<String, Agreement> criteria = new LinkedHashMap<>();
        List<Pair> all = new ArrayList<>();
        pairs.forEach((criterion, ofIt) -> {
            criteria.put(criterion, Agreement.of(ofIt));
            all.addAll(ofIt);
        });
        return new AgreementTable(criteria, all);
    }

    public Map<String, Agreement> criteria() {
        return Map.copyOf(criteria);
    }

    /** Mean of the criteria's kappas, each weighing the same. */
    public double meanKappa() {
        return mean(Agreement::kappa);
    }

    /** All verdicts of all criteria together. */
    public Agreement pooled() {
        return Agreement.of(all);
    }

    /** Share of all faults that were found, 0 to 1. */
    public double faultRecall() {
        return pooled().faults().recall();
    }

    public void print(PrintStream out) {
        line(out, "%-24s %4s %6s %6s %6s %13s %10s", "criterion", "n", "agree", "kappa", "AC1", "fault recall", "left open");
        criteria.forEach((criterion, agreement) -> line(out, "%-24s %4d %6.2f %6.2f %6.2f %13s %10d", criterion, agreement.count(),
                agreement.share(), agreement.kappa(), agreement.ac1(), found(agreement.faults()), agreement.leftOpen()));
        Agreement pooled = pooled();
        line(out, "%-24s %4s %6.2f %6.2f %6.2f", "mean over criteria", "", mean(Agreement::share), meanKappa(), mean(Agreement::ac1));
        line(out, "%-24s %4d %6.2f %6.2f %6.2f %13s %10d", "all verdicts pooled", pooled.count(), pooled.share(), pooled.kappa(),
                pooled.ac1(),
                found(pooled.faults()), pooled.leftOpen());
    }

    private static String found(Detection faults) {
        return faults.found() + "/" + faults.there();
    }

    /** Mean over the criteria, each weighing the same. */
    double mean(ToDoubleFunction<Agreement> figure) {
        return criteria.values().stream().mapToDouble(figure).average().orElse(0);
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}

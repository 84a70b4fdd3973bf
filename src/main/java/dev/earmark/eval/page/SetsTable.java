package dev.earmark.eval.page;

import dev.earmark.eval.EvalSet.Question;
import dev.earmark.eval.SetResult;
import dev.earmark.eval.Verification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Several sets of verdicts in one table, with the plain mean over sets: of all cases, of those that nobody mends by, and of the others.
 * Sets count alike, however many cases they have.
 */
public final class SetsTable {

    private static final Map<String, String> PARTS = Map.of("", "all", "held-out-", "held out", "write-", "the others");
    private static final List<String> ORDER = List.of("", "held-out-", "write-");

    private final Consumer<String> lines;

    /** @param lines is given one line at a time */
    public SetsTable(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Prints nothing where fewer than two sets ask for verdicts. */
    public void print(List<Verification> done) {
        List<SetResult> sets = done.stream().map(Verification::result)
                .filter(result -> result.set().question() == Question.CRITERIA).toList();
        if (sets.size() < 2) {
            return;
        }
        line("%-26s %-10s %5s %10s %17s %8s", "together", "cases", "sets", "mean kappa", "recall of not_met", "unscored");
        for (SetResult set : sets) {
            ORDER.stream().filter(part -> !part.isEmpty()).filter(part -> set.figures().containsKey(part + "mean-kappa"))
                    .forEach(part -> row(set.set().name(), part, List.of(set)));
        }
        ORDER.forEach(part -> mean(part, sets));
        lines.accept("");
    }

    private void mean(String part, List<SetResult> sets) {
        List<SetResult> having = sets.stream().filter(set -> set.figures().containsKey(part + "mean-kappa")).toList();
        if (!having.isEmpty()) {
            row("mean", part, having);
        }
    }

    private void row(String name, String part, List<SetResult> sets) {
        line("%-26s %-10s %5d %10.3f %17.3f %8.3f", name, PARTS.getOrDefault(part, part), sets.size(), over(sets, part + "mean-kappa"),
                over(sets, part + "recall-of-not-met"), 1 - over(sets, part + "coverage"));
    }

    private static double over(List<SetResult> sets, String figure) {
        return sets.stream().mapToDouble(set -> set.figures().getOrDefault(figure, Double.NaN)).average().orElse(Double.NaN);
    }

    private void line(String format, Object... values) {
        lines.accept(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}

package dev.earmark.eval;

import dev.earmark.interaction.Progress;
import dev.earmark.rubric.Rubric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Changes in each conversation what must not matter ({@link Counterfactual}) and counts the verdicts that change with it. */
public final class FairnessEval {

    private final Engines engines;
    private final Progress progress;

    public FairnessEval(Engines engines, Progress progress) {
        this.engines = engines;
        this.progress = progress;
    }

    /** @param verdicts that were compared; @param flips of them that changed */
    public record Flips(int verdicts, int flips) {

        static final Flips NONE = new Flips(0, 0);

        Flips plus(boolean flip) {
            return new Flips(verdicts + 1, flips + (flip ? 1 : 0));
        }

        /** Share that changed, 0 to 1. */
        public double rate() {
            return verdicts == 0 ? 0 : (double) flips / verdicts;
        }
    }

    /**
     * Prints a table by criterion and one by change.
     *
     * @param details whether to print each verdict that changed
     * @return by criterion
     */
    public Map<String, Flips> run(EvalSet set, boolean details, Consumer<String> lines) {
        LabelledSet labelled = engines.read(set);
        Rubric rubric = engines.rubrics().get(set.rubricName());
        CriteriaEval eval = engines.criteria();
        List<Counterfactual> changes = Counterfactual.all();
        List<ScoredCase> before = eval.score(labelled, rubric, part(0, changes.size() + 1));
        Map<String, Flips> ofCriterion = new LinkedHashMap<>();
        Map<String, Flips> ofChange = new LinkedHashMap<>();
        List<String> told = new ArrayList<>();
        for (Counterfactual change : changes) {
            List<ScoredCase> after = eval.score(labelled.each(labelled.name(), change.change()), rubric,
                    part(ofChange.size() + 1, changes.size() + 1));
            ofChange.put(change.name(), Flips.NONE);
            for (int i = 0; i < before.size(); i++) {
                compare(change, before.get(i), after.get(i), ofCriterion, ofChange, told);
            }
        }
        lines.accept(set.name() + ": " + before.size() + " conversations, " + changes.size() + " changes");
        ofCriterion.forEach((name, flips) -> line(lines, name, flips));
        ofChange.forEach((name, flips) -> line(lines, "by " + name, flips));
        if (details) {
            told.forEach(lines);
        }
        return ofCriterion;
    }

    private Progress part(int done, int all) {
        return (stage, share) -> progress.at("scoring", (done + share) / all);
    }

    private static void compare(Counterfactual change, ScoredCase before, ScoredCase after, Map<String, Flips> ofCriterion,
            Map<String, Flips> ofChange, List<String> told) {
        before.judgements().keySet().forEach(criterion -> {
            boolean flip = before.answer(criterion) != after.answer(criterion);
            ofCriterion.merge(criterion, Flips.NONE.plus(flip),
                    (all, one) -> new Flips(all.verdicts + one.verdicts, all.flips + one.flips));
            ofChange.computeIfPresent(change.name(), (_, all) -> all.plus(flip));
            if (flip) {
                told.add("  " + before.labelled().transcript().id() + " " + criterion + ": " + before.answer(criterion).label() + " -> "
                        + after.answer(criterion).label()
                        + " by " + change.name());
            }
        });
    }

    private static void line(Consumer<String> lines, String name, Flips flips) {
        lines.accept(String.format(Locale.ROOT, "  %-36s %4d of %6d flip, %.2f %%", name, flips.flips, flips.verdicts, 100 * flips.rate()));
    }
}

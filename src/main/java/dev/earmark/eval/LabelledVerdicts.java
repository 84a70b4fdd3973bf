package dev.earmark.eval;

import dev.earmark.trust.Calibration;
import dev.earmark.interaction.Progress;
import dev.earmark.rubric.Checks;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Section;
import dev.earmark.scoring.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Verdicts on all labelled conversations for a range of likelihoods from which examples count: what the author wrote, moved up or down.
 *
 * @param ofShift for each entry of {@link #SHIFTS} and criterion the verdicts, in the order of the conversations that have a label for it
 */
record LabelledVerdicts(List<Map<String, List<One>>> ofShift, int conversations) {

    /** The author's own likelihood first: it is kept unless another one is clearly better. */
    static final List<Double> SHIFTS = List.of(0.0, -0.1, 0.1, -0.2, 0.2, -0.3);
    private static final double LEAST = 0.05;
    private static final double MOST = 0.95;

    /**
     * A verdict and its label.
     *
     * @param conversation counted from 0
     * @param verdict      its label, such as {@code not_met}
     */
    record One(int conversation, VerdictLabel label, VerdictLabel answer, String verdict, double confidence) {

        boolean right() {
            return label == answer;
        }
    }

    static LabelledVerdicts of(CriteriaEval eval, LabelledSet set, Rubric rubric, Progress progress) {
        List<Map<String, List<One>>> all = new ArrayList<>();
        for (double shift : SHIFTS) {
            int done = all.size();
            Progress part = (stage, share) -> progress.at("scoring", (done + share) / SHIFTS.size());
            all.add(verdicts(eval.score(set, shifted(rubric, shift), part)));
        }
        return new LabelledVerdicts(all, set.cases().size());
    }

    private static Map<String, List<One>> verdicts(List<ScoredCase> cases) {
        Map<String, List<One>> verdicts = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            int conversation = i;
            ScoredCase scored = cases.get(i);
            scored.labelled().labels().forEach((criterion, label) -> {
                Judgement judgement = scored.judgements().get(criterion);
                if (judgement != null) {
                    verdicts.computeIfAbsent(criterion, _ -> new ArrayList<>())
                            .add(new One(conversation, label, scored.answer(criterion), judgement.verdict().label(),
                                    judgement.confidence()));
                }
            });
        }
        return verdicts;
    }

    /** Likelihoods from which the examples of a criterion count, in the order of the file. */
    static List<Double> atLeast(Criterion criterion, double shift) {
        return Checks.examples(criterion.check()).map(examples ->
                shift == 0 ? examples.atLeast() : rounded(Math.clamp(examples.atLeast() + shift, LEAST, MOST))).toList();
    }

    private static double rounded(double value) {
        return Math.rint(value * 100) / 100;
    }

    /** Another digest, because it decides otherwise. */
    private static Rubric shifted(Rubric rubric, double shift) {
        List<Section> sections = rubric.sections().stream()
                .map(section -> new Section(section.id(), section.title(), section.criteria().stream()
                .map(criterion -> Calibration.withExamplesAtLeast(criterion, atLeast(criterion, shift))).toList())).toList();
        return new Rubric(rubric.id(), rubric.version(), rubric.title(), rubric.sha256() + " shifted by " + shift, rubric.channels(),
                rubric.words(), rubric.passMark(),
                rubric.provisionalBelow(), rubric.bands(), sections, rubric.trust(), rubric.disputeDays(), rubric.language());
    }
}

package dev.earmark.eval;

import dev.earmark.eval.Agreement.Pair;
import dev.earmark.scoring.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A labelled conversation and the machine's verdicts on it.
 *
 * @param judgements by criterion
 */
record ScoredCase(LabelledSet.Case labelled, Map<String, Judgement> judgements) {

    /** Left open when the rubric lacks the criterion. */
    VerdictLabel answer(String criterion) {
        Judgement judgement = judgements.get(criterion);
        return judgement == null ? VerdictLabel.UNSCORED : VerdictLabel.of(judgement.verdict());
    }

    /** Labels and verdicts by criterion, in the order in which criteria were first met. */
    static Map<String, List<Pair>> pairs(List<ScoredCase> cases) {
        Map<String, List<Pair>> pairs = new LinkedHashMap<>();
        for (ScoredCase scored : cases) {
            scored.labelled.labels().forEach((criterion, label) ->
                    pairs.computeIfAbsent(criterion, _ -> new ArrayList<>()).add(new Pair(label, scored.answer(criterion))));
        }
        return pairs;
    }
}

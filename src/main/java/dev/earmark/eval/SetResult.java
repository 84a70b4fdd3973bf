package dev.earmark.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of one set.
 *
 * @param cases         conversations, turns or channels that were looked at
 * @param figures       by name, in the order in which they are shown
 * @param criteria      for sets of verdicts; else empty
 * @param disagreements for sets of verdicts; else empty
 */
public record SetResult(EvalSet set, int cases, Map<String, Double> figures, List<CriterionFigures> criteria,
        List<Disagreement> disagreements) {

    public SetResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        criteria = List.copyOf(criteria);
        disagreements = List.copyOf(disagreements);
    }
}

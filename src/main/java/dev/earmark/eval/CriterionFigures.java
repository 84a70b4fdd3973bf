package dev.earmark.eval;

import dev.earmark.eval.Agreement.Pair;
import java.util.List;

/**
 * How far the machine agrees with people on one criterion, and how sure that is.
 *
 * @param kappa, ac1, recall 95 % intervals by bootstrap over conversations
 */
public record CriterionFigures(String criterion, Agreement agreement, Interval kappa, Interval ac1, Interval recall) {

    /** @param pairs one a conversation, at least one */
    public static CriterionFigures of(String criterion, List<Pair> pairs) {
        return new CriterionFigures(criterion, Agreement.of(pairs),
                Bootstrap.of(pairs, drawn -> Agreement.of(drawn).kappa()),
                Bootstrap.of(pairs, drawn -> Agreement.of(drawn).ac1()),
                Bootstrap.of(pairs, drawn -> Agreement.of(drawn).faults().recall()));
    }
}

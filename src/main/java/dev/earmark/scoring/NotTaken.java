package dev.earmark.scoring;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Verdicts of a language model that were not taken, by why: its quotes do not stand, its reply cannot be read, its answers differ. */
public final class NotTaken {

    private static final Set<Verdict.Cause> CAUSES = EnumSet.of(Verdict.Cause.QUOTE_UNVERIFIED, Verdict.Cause.JUDGE_FAILED,
            Verdict.Cause.LOW_CONFIDENCE, Verdict.Cause.NEEDS_REVIEW);

    private NotTaken() {}

    /** How many, by the label of the cause. */
    public static Map<String, Integer> in(Scorecard card) {
        Map<String, Integer> causes = new TreeMap<>();
        for (Judgement judgement : card.judgements()) {
            if (judgement.verdict() instanceof Verdict.Unscored(Verdict.Cause cause) && CAUSES.contains(cause)
                    && !judgement.engine().byRulesAlone()) {
                causes.merge(cause.label(), 1, Integer::sum);
            }
        }
        return causes;
    }
}

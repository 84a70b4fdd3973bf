package dev.earmark.eval;

import dev.earmark.fault.Unavailable;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.Verdict.Cause;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * On how many verdicts a language model was asked.
 *
 * @param asked      and answered
 * @param tripped    left to a person before anything was asked, because somebody speaks to whoever judges
 * @param unanswered asked in vain, or not asked because there is no model
 */
record AskedVerdicts(int asked, int tripped, int unanswered) {

    private static final Set<Cause> UNANSWERED = EnumSet.of(Cause.NO_JUDGE, Cause.JUDGE_UNAVAILABLE);

    /** @throws Unavailable when nothing was asked and nothing tripped: green figures would prove nothing */
    static AskedVerdicts of(List<ScoredCase> cases) {
        int asked = 0;
        int tripped = 0;
        int unanswered = 0;
        for (ScoredCase scored : cases) {
            for (Judgement judgement : scored.judgements().values()) {
                if (judgement.verdict() instanceof Verdict.Unscored(Cause cause) && UNANSWERED.contains(cause)) {
                    unanswered++;
                } else if (tripped(judgement)) {
                    tripped++;
                } else {
                    asked++;
                }
            }
        }
        if (asked == 0) {
            throw new Unavailable("eval.no-model", unanswered == 0 ? "No question was asked, because the trip wire caught every attack."
                    : "No question was answered, so nothing is known about attacks: set language.provider and language.model, and see "
                            + "earmark doctor.");
        }
        return new AskedVerdicts(asked, tripped, unanswered);
    }

    private static boolean tripped(Judgement judgement) {
        return judgement.verdict() instanceof Verdict.Unscored(Cause cause) && cause == Cause.NEEDS_REVIEW && judgement.reading() == null
                && judgement.evidence().stream().anyMatch(evidence -> evidence.kind() == Evidence.Kind.NEAR_MISS);
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("asked", (double) asked);
        figures.put("tripped", (double) tripped);
        figures.put("unanswered", (double) unanswered);
        return figures;
    }
}

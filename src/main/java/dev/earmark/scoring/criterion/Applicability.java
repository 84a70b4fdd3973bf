package dev.earmark.scoring.criterion;

import dev.earmark.rubric.Checks;
import dev.earmark.rubric.Criterion;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.scoring.check.Finding;

/**
 * Whether a criterion applies although nothing like the author's sentences for {@code applies-when} was found: what it asks for may have
 * been said so clearly that there must have been a reason. A price is not told where nobody wants anything.
 */
final class Applicability {

    /** Share of the doubt that goes when what the criterion asks for was surely said; chosen with the eleven trades in view. */
    private static final double BY_BEING_DONE = 0.5;

    private Applicability() {}

    /**
     * Whether it may be asked: only likenesses of meaning leave room for doubt about what was not found, and no language model is asked
     * about a criterion that seems not to apply.
     */
    static boolean doubtful(Criterion criterion, Finding.Fails applies) {
        return applies.source().engines().contains(VerdictSource.Rule.EXAMPLES) && !Checks.askModel(criterion.check());
    }

    /**
     * Whether a criterion is met that seemed not to apply, by the likeliest of the outcomes "does not apply", "met" and "not met".
     *
     * @param applies what was not found, one minus its confidence being how likely it was said all the same
     * @param done    what the criterion asks for; words must prove it, since what is merely absent was not done for a reason
     */
    static boolean shownByBeingDone(Finding.Fails applies, Finding done) {
        if (!(done instanceof Finding.Holds holds) || holds.evidence().stream().allMatch(Applicability::wordless)) {
            return false;
        }
        double likely = 1 - applies.confidence();
        double shown = likely + (1 - likely) * BY_BEING_DONE * Math.max(0, 2 * holds.confidence() - 1);
        return shown * holds.confidence() > 1 - shown;
    }

    private static boolean wordless(Evidence evidence) {
        return evidence.quote().isEmpty();
    }
}

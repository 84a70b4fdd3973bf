package dev.earmark.steps;

import dev.earmark.library.RubricName;
import dev.earmark.pipeline.StageFinding;
import dev.earmark.store.Store;

/**
 * What a step after scoring rests on.
 *
 * @param epoch of the scorecard; another one means that it was scored again
 */
record ScoredBefore(StageFinding.Scored found, long epoch) {

    /** @throws Stale when the interaction or its scorecard is gone */
    static ScoredBefore of(Store.Tx tx, String id, RubricName name) {
        StageFinding.Measured measured = Scoreable.of(tx, id).measured();
        return new ScoredBefore(new StageFinding.Scored(measured, tx.findings().scorecard(id, name.id(), name.version()).orElseThrow(Stale::new)), epoch(tx, id, name));
    }

    /** Whether the scorecard is still the one that was read. */
    boolean stands(Store.Tx tx, String id, RubricName name) {
        return epoch(tx, id, name) == epoch;
    }

    private static long epoch(Store.Tx tx, String id, RubricName name) {
        return tx.findings().scoredEpoch(id, name.id(), name.version());
    }
}

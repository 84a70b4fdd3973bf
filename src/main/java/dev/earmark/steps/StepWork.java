package dev.earmark.steps;

import dev.earmark.store.Jobs.Claim;

/** Does a claimed step, up to where its finding is to be kept. Outside of any transaction. */
@FunctionalInterface
public interface StepWork {

    /** @throws Stale when the interaction is gone @throws dev.earmark.fault.Fault when it cannot be done */
    Outcome of(Claim claim);
}

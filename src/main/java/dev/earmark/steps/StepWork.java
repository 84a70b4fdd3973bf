package dev.earmark.steps;

import dev.earmark.store.Jobs.Claim;

/** One step of the pipeline: reads what is known, asks one port, and says what is to be kept. Outside of any transaction. */
@FunctionalInterface
public interface StepWork {

    /** @throws Stale when the interaction is gone @throws dev.earmark.fault.Fault when it cannot be done */
    Outcome of(Claim claim);
}

package dev.earmark.jobs;

import dev.earmark.fault.Unavailable;
import dev.earmark.store.Jobs.Claim;

/** Does a claimed step in a process of its own: whatever the step does to that process, this one goes on. */
@FunctionalInterface
public interface Quarantine {

    /**
     * Waits until the other process has ended. What it found it has kept itself, under the claim; this process only keeps the claim alive.
     *
     * @throws Unavailable with {@code jobs.stopped} when this thread is interrupted; the other process is ended then
     */
    StepEnd of(Claim claim);
}

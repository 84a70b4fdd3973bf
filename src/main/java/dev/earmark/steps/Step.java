package dev.earmark.steps;

import dev.earmark.interaction.Progress;
import java.util.Optional;

/**
 * One thing that is done with an interaction: reads what is known, asks one port, and says what it found. Its place among the others stands
 * in its row of the {@link StepPlan}. Safe for many threads.
 */
public interface Step<T> {

    StepFinding<T> finding();

    /**
     * Outside of any transaction, in memory as well as from the queue.
     *
     * @param known what the row of the plan names as needed, at least
     * @throws dev.earmark.fault.Fault when it cannot be done
     */
    StepOutput<T> find(StepInput known, Progress progress);

    /**
     * Keeps what was found, and tells of it, in the transaction that finishes the job. May run more than once.
     *
     * @return whether the steps behind this one are to be done
     */
    default boolean keep(Entry entry, Optional<T> found) {
        entry.put(finding(), found);
        return true;
    }

    /** Whether it can find anything here: without a language model, nothing is summed up. A step that cannot is left out behind others. */
    default boolean offered() {
        return true;
    }
}

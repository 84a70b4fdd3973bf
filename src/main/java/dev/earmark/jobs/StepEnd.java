package dev.earmark.jobs;

/** How a step ended that was done in a process of its own. */
public sealed interface StepEnd {

    /**
     * Its finding is kept.
     *
     * @param soundSeconds length of what was heard; 0 when nothing was
     * @param degraded     verdicts that a language model was to decide and could not
     */
    record Kept(double soundSeconds, int degraded) implements StepEnd {}

    /** The claim was lost: nothing is kept. */
    record TooLate() implements StepEnd {}

    /** As it would have failed here. */
    record Failed(RuntimeException failure) implements StepEnd {}

    /** Somebody asked that process to end, as at a shutdown of the machine: that says nothing of the step. */
    record Stopped() implements StepEnd {}

    /** The process ended in the middle of the step. @param how such as {@code signal 11} */
    record Died(String how) implements StepEnd {}
}

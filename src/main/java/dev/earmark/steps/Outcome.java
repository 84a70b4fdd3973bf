package dev.earmark.steps;

import dev.earmark.store.Store;

/**
 * What a step found out.
 *
 * @param afterwards   done once, when it is kept; whatever it leaves undone by a crash must be found by others
 * @param soundSeconds length of what was heard; 0 when nothing was
 * @param degraded     verdicts that a language model was to decide and could not
 */
public record Outcome(Keeping keeping, Runnable afterwards, double soundSeconds, int degraded) {

    public static Outcome of(Keeping keeping) {
        return new Outcome(keeping, () -> {}, 0, 0);
    }

    /** Keeps it, its stage, its event and the next job in the transaction that finishes the job. May run more than once. */
    @FunctionalInterface
    public interface Keeping {
        /** @throws Stale when it may not be kept */
        void in(Store.Tx tx);
    }
}

package dev.earmark.jobs;

import dev.earmark.pipeline.Result;
import dev.earmark.store.Store;
import org.jspecify.annotations.Nullable;

/** Puts the findings of an interaction together again, for those who show results. */
public final class KnownResult {

    /**
     * @param rubricId      null for the current scorecard
     * @param rubricVersion null for the current scorecard, or the highest version that it was scored by
     * @throws dev.earmark.fault.NotFound with {@code jobs.not-scored} when there is no such scorecard yet
     */
    public Result of(Store.Tx tx, String interactionId, @Nullable String rubricId, @Nullable Integer rubricVersion) {
        throw new UnsupportedOperationException();
    }
}

package dev.earmark.jobs;

import dev.earmark.access.Principal;
import dev.earmark.store.InteractionQuery;
import org.jspecify.annotations.Nullable;

/** Scores again, and tries again. Safe for many threads. */
public final class Rescoring {

    /**
     * @param rubric      {@code id} (its highest published version) or {@code id@version}; null for the one that the rules choose
     * @param makeCurrent whether lists show the new score instead of the old one
     */
    public void rescore(String interactionId, @Nullable String rubric, boolean makeCurrent, Principal by) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #rescore} for all that the query finds, whatever its page. @return how many */
    public int rescoreMany(InteractionQuery which, @Nullable String rubric, boolean makeCurrent, Principal by) {
        throw new UnsupportedOperationException();
    }

    public void retry(String interactionId, Principal by) {
        throw new UnsupportedOperationException();
    }

    /** @return how many interactions are tried again */
    public int retryAll(Principal by) {
        throw new UnsupportedOperationException();
    }
}

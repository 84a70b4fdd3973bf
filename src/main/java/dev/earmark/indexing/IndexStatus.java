package dev.earmark.indexing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the index stands.
 *
 * @param ready      whether searches are answered
 * @param rebuilding whether it is being filled anew, so that answers may lack what is not copied yet
 * @param percent    of the interactions that it knows while it is being filled; else 100
 * @param pausedCode why nothing is copied now; null when it is
 */
public record IndexStatus(boolean ready, boolean rebuilding, int percent, @Nullable String pausedCode) {

    static final IndexStatus OPENING = new IndexStatus(false, false, 0, null);

    /** For people, without a full stop; empty when all is as it should be. */
    public Optional<String> trouble() {
        if (pausedCode != null) {
            return Optional.of("paused (" + pausedCode + ")" + (rebuilding ? " while rebuilding, " + percent + " %" : ""));
        }
        if (!ready) {
            return Optional.of("opening");
        }
        return rebuilding ? Optional.of("rebuilding, " + percent + " %") : Optional.empty();
    }
}

package dev.earmark.indexing;

import dev.earmark.search.SearchIndex;
import java.util.Optional;

/** Where the index lies. Not for two threads, but for {@link #gone()}. */
public interface IndexPlace {

    /**
     * Opens what is there, once every byte of it has been read and found to be what was written.
     *
     * @return empty when there is nothing
     * @throws dev.earmark.fault.Unavailable {@code search.index-broken} when it cannot be used, {@code search.index-down} when it cannot be
     *     reached now
     */
    Optional<SearchIndex> open();

    /**
     * Wipes whatever is there and begins an empty index. What was opened before is closed.
     *
     * @throws dev.earmark.fault.Unavailable {@code search.index-not-written}, {@code search.index-down}
     */
    SearchIndex begin();

    /** Whether some of what was opened or begun last has been taken away by somebody else. */
    boolean gone();
}

package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchIndex;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.QueryTimeout;

/** How long a search may still take. For one search. */
final class Deadline implements QueryTimeout {

    private final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SearchIndex.LONGEST_SEARCH_MS);

    @Override
    public boolean shouldExit() {
        return System.nanoTime() - end > 0;
    }

    /** @throws Rejected with {@code search.too-slow} when it is over */
    void check() {
        if (shouldExit()) {
            throw tooSlow();
        }
    }

    static Rejected tooSlow() {
        return new Rejected("search.too-slow", "The search took longer than " + SearchIndex.LONGEST_SEARCH_MS
                + " ms and was given up; ask for rarer words, or for less by filters.");
    }
}

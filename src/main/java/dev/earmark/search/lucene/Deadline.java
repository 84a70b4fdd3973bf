package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchIndex;
import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;

/** How long a search may still take. For one search. */
final class Deadline implements QueryTimeout {

    private final long end;

    Deadline(Duration longest) {
        this.end = System.nanoTime() + longest.toNanos();
    }

    @Override
    public boolean shouldExit() {
        return System.nanoTime() - end > 0;
    }

    static Rejected tooSlow() {
        return new Rejected("search.too-slow", "The search took longer than " + SearchIndex.LONGEST_SEARCH_MS
                + " ms and was given up; ask for rarer words, or for less by filters.");
    }
}

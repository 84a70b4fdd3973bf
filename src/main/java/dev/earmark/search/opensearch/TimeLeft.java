package dev.earmark.search.opensearch;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchIndex;
import java.time.Duration;

/** How long a search may still take. For one search. */
final class TimeLeft {

    /** Whoever asks the server waits at least so long for its answer, which then says itself that it was too slow. */
    private static final Duration LEAST = Duration.ofMillis(200);

    private final long begunNs = System.nanoTime();

    /** @throws Rejected with {@code search.too-slow} when there is none */
    Duration left() {
        long left = SearchIndex.LONGEST_SEARCH_MS - spentMs();
        if (left <= 0) {
            throw tooSlow();
        }
        return Duration.ofMillis(left);
    }

    /** For the answer to arrive, too. */
    Duration untilAnswered() {
        return left().plus(LEAST).plus(LEAST);
    }

    long spentMs() {
        return (System.nanoTime() - begunNs) / 1_000_000;
    }

    static Rejected tooSlow() {
        return new Rejected("search.too-slow", "The search took longer than " + SearchIndex.LONGEST_SEARCH_MS
                + " ms; add a word or a filter.");
    }
}

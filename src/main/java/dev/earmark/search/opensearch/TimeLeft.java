package dev.earmark.search.opensearch;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchIndex;
import java.time.Duration;

/** How long a search may still take, the way to the server and back included. For one search. */
final class TimeLeft {

    /** A server has others to answer, too: it gets twice the time of an index on this machine. */
    static final long LONGEST_MS = 2 * SearchIndex.LONGEST_SEARCH_MS;

    /** Whoever asks the server waits at least so long for its answer, which then says itself that it was too slow. */
    private static final Duration LEAST = Duration.ofMillis(200);

    private final long begunNs = System.nanoTime();

    /** @throws Rejected with {@code search.too-slow} when there is none */
    Duration left() {
        long left = LONGEST_MS - spentMs();
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
        return new Rejected("search.too-slow", "The search took longer than " + LONGEST_MS + " ms; add a word or a filter.");
    }
}

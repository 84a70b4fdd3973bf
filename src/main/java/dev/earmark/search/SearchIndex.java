package dev.earmark.search;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Everything that was said, to be searched. Derived from the store and never its only copy.
 *
 * <p>Safe for many threads: any number may {@link #find} while one {@link #keep}s; several that keep wait for one another. After
 * {@link #close()} every method throws {@link IllegalStateException}; closing twice is allowed.
 *
 * <p>Faults of every method: {@link Unavailable} {@code search.index-broken} when what is on the disk cannot be trusted (to be wiped and
 * built anew), {@code search.index-down} when the index cannot be reached now. A fault of {@link #keep} leaves the index as it was before
 * or as it was to be, never between for one interaction; to keep the same again is always right.
 */
public interface SearchIndex extends AutoCloseable {

    /** Documents and removals in one {@link #keep}. */
    int MOST_KEPT_AT_ONCE = 500;
    /** How many turns a page may hold. */
    int MOST_HITS = 100;
    /** After so many milliseconds a search is given up. */
    long LONGEST_SEARCH_MS = 1_000;

    /** Given when the index was made, and kept with it: another one means that what was kept in the former is gone. */
    String identity();

    /**
     * Takes in what has changed. On return it is durable, and every search that begins later finds it. An interaction appears, changes and
     * goes as a whole.
     *
     * @param changed at most one document for an interaction; those below the version that is held change nothing
     * @param removed interactions that are gone; none may also be in {@code changed}
     * @throws Unavailable also {@code search.index-not-written} when there is no room or the disk fails
     * @throws IllegalArgumentException for more than {@value #MOST_KEPT_AT_ONCE} of both together, or for an interaction named twice
     */
    void keep(Collection<SearchDocument> changed, Collection<Removal> removed);

    /**
     * An interaction that is gone.
     *
     * @param version the last one that it had; {@link Long#MAX_VALUE} when nobody knows, so that it never comes back
     */
    record Removal(String id, long version) {}

    /**
     * The turns that fit, best first by the order of the request.
     *
     * @throws Rejected {@code search.too-slow} after {@value #LONGEST_SEARCH_MS} ms, {@code search.too-broad} when a query stands for more
     *     words than can be looked for, {@code search.cursor-invalid} for a cursor that is not from here or from another request,
     *     {@code search.no-meaning} when meaning alone was asked for and there is no sentence model or no vector
     */
    SearchPage find(SearchRequest request);

    /**
     * How the interactions that fit are spread, for each facet that is named; exact, never estimated. The page and the order of the request
     * do not matter.
     *
     * @return one for each wanted facet, in order; each with at most {@link FacetCounts#MOST_VALUES} values, the most frequent first
     * @throws Rejected as {@link #find}
     */
    List<FacetCounts> facets(SearchRequest request, List<SearchFilter.Facet> wanted);

    /** Interactions that can be found. */
    long count();

    /** The versions in which interactions are held; those that are not held are not in the map. */
    Map<String, Long> versions(Collection<String> ids);

    /**
     * Makes sure that nothing of what was removed or replaced stands in the files any more. May take minutes; searches go on.
     *
     * @throws Unavailable {@code search.index-not-written} as for {@link #keep}
     */
    void forget();

    /** Reads everything that is on the disk. @throws Unavailable {@code search.index-broken} when any of it is damaged */
    void check();

    /** Gives files, locks and connections back. What was kept stays kept. */
    @Override
    void close();
}

package dev.earmark.search;

import dev.earmark.access.Reach;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search.
 *
 * @param filters at most {@value #MOST_FILTERS}
 * @param reach   of whoever asks, laid around the query
 * @param meaning whether turns of like meaning are found too
 * @param limit   turns on a page, 1 to {@value SearchIndex#MOST_HITS}
 * @param after   the cursor of the page before, of the same query, filters, reach and order; null for the first page
 */
public record SearchRequest(SearchQuery query, List<SearchFilter> filters, Reach reach, Sorting sorting, Meaning meaning, int limit,
        @Nullable String after) {

    static final int MOST_FILTERS = 32;

    public SearchRequest {
        filters = List.copyOf(filters);
        if (filters.size() > MOST_FILTERS) {
            throw new IllegalArgumentException(filters.size() + " filters; at most " + MOST_FILTERS + " can be laid around a query");
        }
        if (limit < 1 || limit > SearchIndex.MOST_HITS) {
            throw new IllegalArgumentException("a page of " + limit + " turns; 1 to " + SearchIndex.MOST_HITS + " can be asked for");
        }
    }

    /** The first page of what fits, without filters: for those who may see everything. */
    public static SearchRequest of(SearchQuery query, int limit) {
        return new SearchRequest(query, List.of(), Reach.EVERYTHING, Sorting.RELEVANCE, Meaning.AS_WELL, limit, null);
    }

    public SearchRequest filtered(SearchFilter... by) {
        return new SearchRequest(query, List.of(by), reach, sorting, meaning, limit, after);
    }

    public SearchRequest reaching(Reach other) {
        return new SearchRequest(query, filters, other, sorting, meaning, limit, after);
    }

    public SearchRequest sorted(Sorting other) {
        return new SearchRequest(query, filters, reach, other, meaning, limit, after);
    }

    public SearchRequest with(Meaning other) {
        return new SearchRequest(query, filters, reach, sorting, other, limit, after);
    }

    /** The page behind one. @param cursor of {@link SearchPage#next()} */
    public SearchRequest after(String cursor) {
        return new SearchRequest(query, filters, reach, sorting, meaning, limit, cursor);
    }

    /** Which turns come first. What is equal comes in the order of the conversation, the later interaction first. */
    public enum Sorting {
        /** The best fit. */
        RELEVANCE,
        NEWEST,
        OLDEST,
        /** By percent; interactions without a score last. */
        BEST_SCORE,
        /** The same, lowest first. */
        WORST_SCORE
    }

    /** What is done besides comparing words. Only queries of bare words have a meaning to compare. */
    public enum Meaning {
        /** Words only. */
        NO,
        /** Words and meaning, fused by rank, where there is a model and the query is bare words sorted by relevance; else words only. */
        AS_WELL
    }
}

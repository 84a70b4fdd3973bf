package dev.earmark.search.lucene;

import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/** The orders of turns. What is equal in all of them is of one interaction, and comes in the order of the conversation. */
final class Orders {

    private static final SortField LATEST = new SortField(IndexFields.AT, SortField.Type.LONG, true);
    private static final SortField EARLIEST = new SortField(IndexFields.AT, SortField.Type.LONG);
    private static final SortField HASH = new SortField(IndexFields.HASH, SortField.Type.LONG);

    /** In which blocks stand in a segment, so that the newest are found first. */
    static final Sort OF_SEGMENTS = new Sort(LATEST, HASH);

    private Orders() {}

    /** Null for the order of relevance. */
    static @Nullable Sort of(SearchRequest request) {
        return switch (request.sorting()) {
            case RELEVANCE -> ranks(request.query()) ? null : OF_SEGMENTS;
            case NEWEST -> OF_SEGMENTS;
            case OLDEST -> new Sort(EARLIEST, HASH);
            case BEST_SCORE -> new Sort(percent(true, Long.MIN_VALUE), LATEST, HASH);
            case WORST_SCORE -> new Sort(percent(false, Long.MAX_VALUE), LATEST, HASH);
        };
    }

    /** What stands behind a page, so that nothing before it is looked at again; roughly, by its time. */
    static Query behind(Query query, @Nullable Sort sort, Cursors.@Nullable Cursor cursor) {
        SortField first = sort == null ? null : sort.getSort()[0];
        if (cursor == null || first == null || !IndexFields.AT.equals(first.getField()) || cursor.keys().length == 0) {
            return query;
        }
        long at = cursor.keys()[0];
        Query times = first.getReverse() ? NumericDocValuesField.newSlowRangeQuery(IndexFields.AT, Long.MIN_VALUE, at)
                : NumericDocValuesField.newSlowRangeQuery(IndexFields.AT, at, Long.MAX_VALUE);
        return new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST).add(times, BooleanClause.Occur.FILTER).build();
    }

    private static SortField percent(boolean best, long missing) {
        SortField field = new SortField(IndexFields.PERCENT, SortField.Type.LONG, best);
        field.setMissingValue(missing);
        return field;
    }

    /** Whether some turns fit better than others. */
    private static boolean ranks(SearchQuery query) {
        return switch (query) {
            case SearchQuery.Words _, SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> true;
            case SearchQuery.And(List<SearchQuery> parts) -> parts.stream().anyMatch(Orders::ranks);
            case SearchQuery.Or(List<SearchQuery> parts) -> parts.stream().anyMatch(Orders::ranks);
            case SearchQuery.SaidBy said -> ranks(said.part());
            case SearchQuery.During during -> ranks(during.part());
            case SearchQuery.Everything _, SearchQuery.Phrase _, SearchQuery.Near _, SearchQuery.Not _, SearchQuery.Then _ -> false;
        };
    }
}

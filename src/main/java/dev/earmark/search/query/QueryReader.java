package dev.earmark.search.query;

import dev.earmark.fault.Rejected;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.search.SearchQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads what people type. Safe for many threads. */
public final class QueryReader {

    /** Longer searches are refused unread. */
    public static final int MOST_BYTES = 1_024;

    private final TypedPhrases phrases;

    /** @param lists the word lists that phrases may name, by name, besides the built-in slots */
    public QueryReader(Map<String, List<Pattern>> lists) {
        this.phrases = new TypedPhrases(lists);
    }

    /**
     * @throws Rejected {@code search.query-too-long} beyond {@value #MOST_BYTES} bytes or {@link SearchQuery#MOST_CLAUSES} words and
     *     signs; {@code search.query-wrong} with the column of what cannot be read
     */
    public SearchQuery read(String text) {
        if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Rejected("search.query-too-long", "The search is longer than " + MOST_BYTES + " bytes; write less of it.");
        }
        SearchQuery query = new QueryGrammar(Joins.in(Pieces.of(text)), phrases).query();
        QueryShape.check(query);
        return query;
    }
}

package dev.earmark.search.query;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchQuery;

/** How large a query may be. */
final class QueryShape {

    private QueryShape() {}

    /** @throws Rejected with {@code search.query-too-long} */
    static void check(SearchQuery query) {
        int clauses = clauses(query);
        if (clauses > SearchQuery.MOST_CLAUSES) {
            throw new Rejected("search.query-too-long",
                    "The search has " + clauses + " words and signs; at most " + SearchQuery.MOST_CLAUSES + " are looked for.");
        }
        if (levels(query) > SearchQuery.MOST_LEVELS) {
            throw new Rejected("search.query-too-long", "The search nests brackets deeper than " + SearchQuery.MOST_LEVELS + " levels.");
        }
    }

    private static int clauses(SearchQuery query) {
        return switch (query) {
            case SearchQuery.Words words -> words.words().size();
            case SearchQuery.Phrase phrase -> TypedPhrases.clauses(phrase);
            case SearchQuery.Everything _, SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> 1;
            case SearchQuery.Near _, SearchQuery.And _, SearchQuery.Or _, SearchQuery.Not _, SearchQuery.SaidBy _, SearchQuery.During _,
                    SearchQuery.Then _ -> query.parts().stream().mapToInt(QueryShape::clauses).sum();
        };
    }

    private static int levels(SearchQuery query) {
        return 1 + query.parts().stream().mapToInt(QueryShape::levels).max().orElse(0);
    }
}

package dev.earmark.search.query;

import dev.earmark.fault.Rejected;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.search.SearchQuery;
import dev.earmark.text.PlainText;
import java.util.List;
import java.util.Map;

/**
 * Reads searches that decide something about one conversation, in a rubric or for a kind of moment. They are written like others, but say
 * the same whatever else an index holds: nothing is found by its meaning, and words of which one is enough are refused. Safe for many
 * threads.
 */
public final class DecidingQueries {

    private static final String WRONG = "search.query-wrong";

    private final QueryReader reader;

    /** @param lists the word lists that phrases may name, by name, besides the built-in slots */
    public DecidingQueries(Map<String, List<Pattern>> lists) {
        this.reader = new QueryReader(lists);
    }

    /** @throws Rejected as {@link QueryReader#read}; {@code search.query-wrong} also for what a search of this kind cannot ask for */
    public SearchQuery read(String text) {
        SearchQuery query = reader.read(text);
        query.all().forEach(DecidingQueries::check);
        return query;
    }

    private static void check(SearchQuery part) {
        switch (part) {
            case SearchQuery.Meaning _, SearchQuery.LikeTurn _ ->
                    throw new Rejected(WRONG, "A search in a rubric or a kind of moment cannot go by meaning; leave \"like:\" out.");
            case SearchQuery.Words(String _, List<String> words) when words.size() > 1 -> {
                String said = PlainText.quoted(String.join(" ", words));
                throw new Rejected(WRONG, "Of the words " + said + " one is enough for a search, and that decides nothing; write \"" + said
                        + "\" in quotes, or put AND or OR between them.");
            }
            case SearchQuery.Words _, SearchQuery.Phrase _, SearchQuery.Everything _, SearchQuery.Near _, SearchQuery.And _,
                    SearchQuery.Or _, SearchQuery.Not _, SearchQuery.SaidBy _, SearchQuery.During _, SearchQuery.Then _ -> { }
        }
    }
}

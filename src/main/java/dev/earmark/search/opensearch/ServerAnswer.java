package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.SearchRequest.Meaning;
import dev.earmark.search.SearchRequest.Sorting;
import dev.earmark.search.line.Places;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers one request: by words, by meaning, or by both. */
final class ServerAnswer {

    /** How far down two lists are looked that become one. */
    private static final int DEPTH = 100;
    private static final double DAMPING = 60;

    private final SearchRequest request;
    private final WordMeanings words;
    private final ServerSearch search;
    private final NearestTurns nearest;

    ServerAnswer(SearchRequest request, WordMeanings words, ServerSearch search, NearestTurns nearest) {
        this.request = request;
        this.words = words;
        this.search = search;
        this.nearest = nearest;
    }

    /** What remains of a query when the party and the part of the conversation are taken off. */
    private static SearchQuery core(SearchQuery query) {
        return switch (query) {
            case SearchQuery.SaidBy said -> core(said.part());
            case SearchQuery.During during -> core(during.part());
            case SearchQuery.Words _, SearchQuery.Meaning _, SearchQuery.LikeTurn _, SearchQuery.Everything _, SearchQuery.Phrase _,
                    SearchQuery.Near _, SearchQuery.And _, SearchQuery.Or _, SearchQuery.Not _, SearchQuery.Then _ -> query;
        };
    }

    SearchPage page() {
        return switch (core(request.query())) {
            case SearchQuery.Meaning(String text) -> ranked(nearest.to(nearest.vector(text), NearestTurns.MOST));
            case SearchQuery.LikeTurn like -> ranked(alike(like));
            case SearchQuery.Words asked when fuses() -> ranked(fused(asked));
            case SearchQuery.Words _, SearchQuery.Everything _, SearchQuery.Phrase _, SearchQuery.Near _, SearchQuery.And _,
                    SearchQuery.Or _, SearchQuery.Not _, SearchQuery.Then _, SearchQuery.SaidBy _, SearchQuery.During _ -> byWords();
        };
    }

    private boolean fuses() {
        return request.meaning() == Meaning.AS_WELL && request.sorting() == Sorting.RELEVANCE && nearest.known();
    }

    private List<FoundTurn> alike(SearchQuery.LikeTurn like) {
        String itself = like.interactionId() + "/" + like.turn();
        return nearest.to(nearest.vector(like), NearestTurns.MOST).stream().filter(one -> !one.key().equals(itself)).toList();
    }

    /**
     * Two lists in one by reciprocal rank fusion: what stands high in either comes high (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion
     * outperforms Condorcet and individual Rank Learning Methods, SIGIR 2009).
     */
    private List<FoundTurn> fused(SearchQuery.Words asked) {
        List<FoundTurn> said = new WordPages(search, DEPTH).fill(null).found();
        List<FoundTurn> meant = nearest.to(nearest.vector(asked.text()), DEPTH);
        Map<String, FoundTurn> all = new HashMap<>();
        for (int rank = 0; rank < said.size(); rank++) {
            FoundTurn one = said.get(rank);
            all.put(one.key(), new FoundTurn(one.in(), one.turn(), 1 / (DAMPING + rank + 1), false));
        }
        for (int rank = 0; rank < meant.size(); rank++) {
            FoundTurn one = new FoundTurn(meant.get(rank).in(), meant.get(rank).turn(), 1 / (DAMPING + rank + 1), true);
            all.merge(one.key(), one, (before, more) -> new FoundTurn(before.in(), before.turn(), before.score() + more.score(), false));
        }
        List<FoundTurn> fused = new ArrayList<>(all.values());
        fused.sort(Comparator.comparingDouble(FoundTurn::score).reversed().thenComparing(FoundTurn::key));
        return fused;
    }

    /** A page of a list that is known as a whole. */
    private SearchPage ranked(List<FoundTurn> all) {
        int from = request.after() == null ? 0 : Math.min(all.size(), PageCursor.read(request, request.after()).done());
        int to = Math.min(all.size(), from + request.limit());
        String next = to == all.size() ? null
                : new PageCursor(JsonNodeFactory.instance.arrayNode(), "", to, all.size(), true).write(request);
        return new SearchPage(FoundTurn.groups(all.subList(from, to), request.query(), places()), all.size(),
                all.size() < NearestTurns.MOST, next, true);
    }

    private SearchPage byWords() {
        WordPages.Page page = new WordPages(search, request.limit())
                .fill(request.after() == null ? null : PageCursor.read(request, request.after()));
        PageCursor next = page.next();
        return new SearchPage(FoundTurn.groups(page.found(), request.query(), places()), page.total(), page.exact(),
                next == null ? null : next.write(request), false);
    }

    private Places places() {
        return new Places(request.query(), words);
    }

    List<FacetCounts> facets(FacetAnswer answer) {
        return switch (core(request.query())) {
            case SearchQuery.Meaning(String text) -> answer.of(conversations(nearest.to(nearest.vector(text), NearestTurns.MOST)));
            case SearchQuery.LikeTurn like -> answer.of(conversations(alike(like)));
            case SearchQuery.Words _, SearchQuery.Everything _, SearchQuery.Phrase _, SearchQuery.Near _, SearchQuery.And _,
                    SearchQuery.Or _, SearchQuery.Not _, SearchQuery.Then _, SearchQuery.SaidBy _, SearchQuery.During _ ->
                    answer.counts();
        };
    }

    private static List<Conversation> conversations(List<FoundTurn> found) {
        return found.stream().map(FoundTurn::in).toList();
    }
}

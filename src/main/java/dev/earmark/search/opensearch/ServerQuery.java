package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Reach;
import dev.earmark.search.SearchFilter;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.WordNeed;
import dev.earmark.search.line.Needs;
import dev.earmark.search.line.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says a request in the queries of the server. For one request. */
final class ServerQuery {

    private final WordMeanings words;
    private final AlikeWords alike;

    ServerQuery(WordMeanings words, AlikeWords alike) {
        this.words = words;
        this.alike = alike;
    }

    /** The filters and the reach, and that the interaction is there. */
    static List<ObjectNode> within(SearchRequest request) {
        List<ObjectNode> all = new ArrayList<>();
        all.add(Dsl.of("term", FieldNames.KIND, FieldNames.HELD));
        request.filters().forEach(filter -> all.add(filter(filter)));
        switch (request.reach()) {
            case Reach.Everything _ -> {
                // nothing stands around it
            }
            case Reach.Own(String agentId) -> all.add(fact(Facet.Of.AGENT, Set.of(agentId)));
            case Reach.Teams(Set<String> names) -> all.add(fact(Facet.Of.TEAM, names));
            case Reach.Published _ -> all.add(Dsl.none()); // what was shared is no fact of the index
        }
        return all;
    }

    private static ObjectNode filter(SearchFilter filter) {
        return switch (filter) {
            case SearchFilter.Is(Facet facet, Set<String> values) -> fact(facet, values);
            case SearchFilter.Only(Set<String> ids) -> Dsl.terms(FieldNames.OF, ids);
            case SearchFilter.Between between -> {
                ObjectNode query = SearchServer.object();
                ObjectNode range = query.putObject("range").putObject(FieldNames.number(between.figure()));
                if (between.atLeast() != null) {
                    range.put("gte", between.atLeast());
                }
                if (between.atMost() != null) {
                    range.put("lte", between.atMost());
                }
                yield query;
            }
        };
    }

    private static ObjectNode fact(Facet facet, Set<String> values) {
        return Dsl.terms(FieldNames.FACTS, values.stream().map(value -> FieldNames.fact(facet, value)).toList());
    }

    /** The turns that fit, where the server can tell for certain; empty where a phrase has to be looked at. */
    Optional<ObjectNode> turns(SearchQuery query) {
        return switch (query) {
            case SearchQuery.Everything _ -> Optional.of(Dsl.all());
            case SearchQuery.Words asked -> Optional.of(words.query(asked));
            case SearchQuery.And(List<SearchQuery> parts) -> each(parts).map(Dsl::every);
            case SearchQuery.Or(List<SearchQuery> parts) -> each(parts).map(Dsl::any);
            case SearchQuery.Not(SearchQuery part) -> turns(part).map(Dsl::not);
            case SearchQuery.SaidBy said ->
                    turns(said.part()).map(part -> Dsl.both(part, Dsl.of("term", FieldNames.SPEAKER, said.speaker().label())));
            case SearchQuery.During during -> turns(during.part()).map(part -> Dsl.both(part, stretch(during.stretch())));
            case SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> Optional.of(Dsl.none());
            case SearchQuery.Phrase _, SearchQuery.Near _, SearchQuery.Then _ -> Optional.empty();
        };
    }

    private Optional<List<ObjectNode>> each(List<SearchQuery> parts) {
        List<ObjectNode> queries = new ArrayList<>();
        for (SearchQuery part : parts) {
            Optional<ObjectNode> turns = turns(part);
            if (turns.isEmpty()) {
                return Optional.empty();
            }
            queries.add(turns.get());
        }
        return Optional.of(queries);
    }

    static ObjectNode stretch(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Opening _ -> Dsl.of("term", FieldNames.PART, FieldNames.OPENING);
            case Stretch.Closing _ -> Dsl.of("term", FieldNames.PART, FieldNames.CLOSING);
            case Stretch.FirstSeconds(double seconds) -> Dsl.atMost(FieldNames.SINCE, ms(seconds));
            case Stretch.LastSeconds(double seconds) -> Dsl.atMost(FieldNames.UNTIL, ms(seconds));
        };
    }

    private static long ms(double seconds) {
        return Math.clamp(Math.round(seconds * 1000), 0, Integer.MAX_VALUE);
    }

    /** Interactions in which a turn fits; some more where a phrase has to be looked at. */
    ObjectNode interactions(SearchQuery query) {
        Optional<ObjectNode> turns = turns(query);
        if (turns.isPresent()) {
            return Dsl.nested(FieldNames.TURNS, turns.get());
        }
        return switch (query) {
            case SearchQuery.Phrase phrase -> runs(Needs.of(phrase));
            case SearchQuery.Near near -> runs(new Places(near, words).need(near));
            case SearchQuery.And(List<SearchQuery> parts) -> Dsl.every(parts.stream().map(this::interactions).toList());
            case SearchQuery.Or(List<SearchQuery> parts) -> Dsl.any(parts.stream().map(this::interactions).toList());
            case SearchQuery.Not _ -> Dsl.all();
            case SearchQuery.SaidBy said -> interactions(said.part());
            case SearchQuery.During during -> interactions(during.part());
            case SearchQuery.Then then -> then.absent() ? interactions(then.first())
                    : Dsl.both(interactions(then.first()), interactions(then.next()));
            case SearchQuery.Everything _, SearchQuery.Words _, SearchQuery.Meaning _, SearchQuery.LikeTurn _ ->
                    throw new IllegalStateException("the server can tell these for certain");
        };
    }

    private ObjectNode runs(WordNeed need) {
        if (need instanceof WordNeed.Nothing) {
            return Dsl.all();
        }
        List<WordNeed.Heard> all = new ArrayList<>();
        AlikeWords.heard(need, all);
        alike.prepare(all);
        return Dsl.nested(FieldNames.RUNS, held(need));
    }

    private ObjectNode held(WordNeed need) {
        return switch (need) {
            case WordNeed.Heard heard -> Dsl.terms(FieldNames.TERMS, alike.of(heard));
            case WordNeed.Term(String term) -> Dsl.of("term", FieldNames.TERMS, term);
            case WordNeed.InOrder(List<WordNeed> parts) -> Dsl.every(parts.stream().map(this::held).toList());
            case WordNeed.AtLeast(int least, List<WordNeed> parts) -> {
                ArrayNode all = SearchServer.object().arrayNode();
                parts.forEach(part -> all.add(held(part)));
                yield Dsl.atLeast(least, all);
            }
            case WordNeed.Within(int _, WordNeed part) -> held(part);
            case WordNeed.Either(List<WordNeed> choices) -> Dsl.any(choices.stream().map(this::held).toList());
            case WordNeed.Nothing _ -> Dsl.all();
        };
    }

    /** What makes some turns fit better than others; empty when all fit equally well. */
    Optional<ObjectNode> ranking(SearchQuery query) {
        List<ObjectNode> ranked = new ArrayList<>();
        rank(query, ranked);
        return ranked.isEmpty() ? Optional.empty() : Optional.of(Dsl.any(ranked));
    }

    private void rank(SearchQuery query, List<ObjectNode> into) {
        switch (query) {
            case SearchQuery.Words asked -> into.add(words.query(asked));
            case SearchQuery.And(List<SearchQuery> parts) -> parts.forEach(part -> rank(part, into));
            case SearchQuery.Or(List<SearchQuery> parts) -> parts.forEach(part -> rank(part, into));
            case SearchQuery.SaidBy said -> rank(said.part(), into);
            case SearchQuery.During during -> rank(during.part(), into);
            case SearchQuery.Everything _, SearchQuery.Phrase _, SearchQuery.Near _, SearchQuery.Not _, SearchQuery.Then _,
                    SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> {
                // all alike
            }
        }
    }
}

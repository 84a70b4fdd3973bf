package dev.earmark.search.lucene;

import dev.earmark.access.Reach;
import dev.earmark.search.SearchFilter;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.Needs;
import dev.earmark.search.line.PhraseCheck;
import dev.earmark.search.line.Places;
import dev.earmark.search.line.WordNeed;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Says a request in the queries of Lucene. For one request. */
final class Translator {

    static final Query TURNS = new ConstantScoreQuery(new TermQuery(new Term(IndexFields.KIND, IndexFields.TURN)));
    private static final Query RUNS = new TermQuery(new Term(IndexFields.KIND, IndexFields.RUN));
    private static final Query HEADS = new TermQuery(new Term(IndexFields.KIND, IndexFields.HEAD));

    private final SegmentFacts segments;
    private final WordsTranslator words;
    private final Deadline deadline;

    Translator(SegmentFacts segments, WordsTranslator words, Deadline deadline) {
        this.segments = segments;
        this.deadline = deadline;
        this.words = words;
    }

    /** What is asked for, within the filters and the reach. */
    Query query(SearchRequest request) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query(request.query()), Occur.MUST);
        within(request).forEach(filter -> all.add(filter, Occur.FILTER));
        return all.build();
    }

    /** The filters and the reach; none when everything is within. */
    List<Query> within(SearchRequest request) {
        BooleanQuery.Builder heads = new BooleanQuery.Builder().add(HEADS, Occur.FILTER);
        request.filters().forEach(filter -> heads.add(filter(filter), Occur.FILTER));
        switch (request.reach()) {
            case Reach.Everything _ -> {}
            case Reach.Own(String agentId) -> heads.add(fact(Facet.Of.AGENT, Set.of(agentId)), Occur.FILTER);
            case Reach.Teams(Set<String> names) -> heads.add(fact(Facet.Of.TEAM, names), Occur.FILTER);
            case Reach.Published _ -> heads.add(new MatchNoDocsQuery("what was shared is no fact of the index"), Occur.FILTER);
        }
        BooleanQuery built = heads.build();
        return built.clauses().size() == 1 ? List.of() : List.of(new TurnsOf(built, segments));
    }

    Query query(SearchQuery query) {
        return switch (query) {
            case SearchQuery.Everything _ -> TURNS;
            case SearchQuery.Words asked -> words.query(asked);
            case SearchQuery.Phrase phrase -> phrase(phrase);
            case SearchQuery.Near near -> near(near);
            case SearchQuery.And(List<SearchQuery> parts) -> and(parts);
            case SearchQuery.Or(List<SearchQuery> parts) -> {
                BooleanQuery.Builder any = new BooleanQuery.Builder();
                parts.forEach(part -> any.add(query(part), Occur.SHOULD));
                yield any.build();
            }
            case SearchQuery.Not(SearchQuery part) -> but(TURNS, query(part));
            case SearchQuery.SaidBy said -> with(query(said.part()), new TermQuery(new Term(IndexFields.SPEAKER, said.speaker().label())));
            case SearchQuery.During during -> with(query(during.part()), stretch(during.stretch()));
            case SearchQuery.Then then -> new ThenQuery(query(then.first()), query(then.next()), then.within(), then.absent(), segments);
            case SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> new MatchNoDocsQuery("meaning is looked up beforehand");
        };
    }

    private Query and(List<SearchQuery> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean wanted = false;
        for (SearchQuery part : parts) {
            boolean not = part instanceof SearchQuery.Not;
            wanted |= !not;
            all.add(query(part instanceof SearchQuery.Not(SearchQuery denied) ? denied : part), not ? Occur.MUST_NOT : Occur.MUST);
        }
        return wanted ? all.build() : all.add(TURNS, Occur.FILTER).build();
    }

    private static Query but(Query some, Query others) {
        return new BooleanQuery.Builder().add(some, Occur.MUST).add(others, Occur.MUST_NOT).build();
    }

    private static Query with(Query query, Query filter) {
        return new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
    }

    private Query phrase(SearchQuery.Phrase phrase) {
        PhraseCheck check = segments.check(phrase);
        return new RunQuery(runs(Needs.of(phrase)), new SureIntervals().of(phrase), false, phrase, check::turns, segments);
    }

    private Query near(SearchQuery.Near near) {
        Places places = new Places(near, words);
        return new RunQuery(runs(places.need(near)), null, false, near, (run, ear) -> places.nearTurns(near, run, ear), segments);
    }

    private Query runs(WordNeed need) {
        return need instanceof WordNeed.Nothing ? RUNS : new NeedQuery(need, segments, deadline);
    }

    private static Query stretch(SearchQuery.Stretch stretch) {
        return switch (stretch) {
            case SearchQuery.Stretch.Opening _ -> new TermQuery(new Term(IndexFields.PART, IndexFields.OPENING));
            case SearchQuery.Stretch.Closing _ -> new TermQuery(new Term(IndexFields.PART, IndexFields.CLOSING));
            case SearchQuery.Stretch.FirstSeconds(double seconds) -> IntPoint.newRangeQuery(IndexFields.SINCE, 0, ms(seconds));
            case SearchQuery.Stretch.LastSeconds(double seconds) -> IntPoint.newRangeQuery(IndexFields.UNTIL, 0, ms(seconds));
        };
    }

    private static int ms(double seconds) {
        return (int) Math.clamp(Math.round(seconds * 1000), 0, Integer.MAX_VALUE);
    }

    private static Query filter(SearchFilter filter) {
        return switch (filter) {
            case SearchFilter.Is(Facet facet, Set<String> values) -> fact(facet, values);
            case SearchFilter.Only(Set<String> ids) -> new TermInSetQuery(IndexFields.ID, ids.stream().map(BytesRef::new).toList());
            case SearchFilter.Between between -> DoublePoint.newRangeQuery(IndexFields.NUMBER + between.figure().label(),
                    between.atLeast() == null ? Double.NEGATIVE_INFINITY : between.atLeast(),
                    between.atMost() == null ? Double.POSITIVE_INFINITY : between.atMost());
        };
    }

    private static Query fact(Facet facet, Set<String> values) {
        return new TermInSetQuery(IndexFields.FACTS,
                values.stream().map(value -> new BytesRef(Head.cut(IndexFields.fact(facet.label(), value)))).toList());
    }
}

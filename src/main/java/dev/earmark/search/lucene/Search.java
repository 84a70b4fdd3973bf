package dev.earmark.search.lucene;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.Places;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/** Answers one request from one state of the index. */
final class Search {

    /** Up to so many turns are counted where each has to be checked; who wants to know more asks for facets. */
    private static final int COUNTED = 200;
    /** The limit of {@link org.apache.lucene.search.IndexSearcher#searchAfter(ScoreDoc, Query, int)}. */
    private static final int COUNTED_BY_RELEVANCE = 1_000;

    private final IndexSearcher searcher;
    private final SearchRequest request;
    private final SegmentFacts segments;
    private final WordsTranslator words;
    private final Translator translator;
    private final Neighbourhood nearest;

    Search(IndexSearcher searcher, SearchRequest request, SegmentFacts segments, WordsTranslator words, Neighbourhood nearest,
            Deadline deadline) {
        this.searcher = searcher;
        this.request = request;
        this.segments = segments;
        this.words = words;
        this.translator = new Translator(segments, words, deadline);
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

    private static SearchQuery around(SearchQuery query, SearchQuery core) {
        return switch (query) {
            case SearchQuery.SaidBy said -> new SearchQuery.SaidBy(said.speaker(), around(said.part(), core));
            case SearchQuery.During during -> new SearchQuery.During(during.stretch(), around(during.part(), core));
            case SearchQuery.Words _, SearchQuery.Meaning _, SearchQuery.LikeTurn _, SearchQuery.Everything _, SearchQuery.Phrase _,
                    SearchQuery.Near _, SearchQuery.And _, SearchQuery.Or _, SearchQuery.Not _, SearchQuery.Then _ -> core;
        };
    }

    /** Works out what the words of the query mean, where that is asked for. */
    void readMeaning() throws IOException {
        if (core(request.query()) instanceof SearchQuery.Meaning(String text)) {
            nearest.read(text);
        } else if (core(request.query()) instanceof SearchQuery.Words(String text, List<String> _) && fuses()) {
            nearest.read(text);
        }
    }

    SearchPage page() throws IOException {
        return switch (core(request.query())) {
            case SearchQuery.Meaning _ -> ranked(nearest.to(nearest.vector(), within(), Neighbourhood.MOST), true);
            case SearchQuery.LikeTurn like -> ranked(alike(like), true);
            case SearchQuery.Words _ when fuses() -> ranked(fused(), true);
            case SearchQuery.Words _, SearchQuery.Everything _, SearchQuery.Phrase _, SearchQuery.Near _, SearchQuery.And _,
                    SearchQuery.Or _, SearchQuery.Not _, SearchQuery.Then _, SearchQuery.SaidBy _, SearchQuery.During _ -> sorted();
        };
    }

    private boolean fuses() throws IOException {
        return request.meaning() == SearchRequest.Meaning.AS_WELL && request.sorting() == SearchRequest.Sorting.RELEVANCE
                && nearest.known();
    }

    /** Turns that meaning may find: all of the stretch, the party, the filters and the reach; null when these are all turns. */
    private @Nullable Query within() {
        SearchRequest all = new SearchRequest(around(request.query(), new SearchQuery.Everything()), request.filters(), request.reach(),
                request.sorting(), request.meaning(), request.limit(), null);
        return all.query() instanceof SearchQuery.Everything && translator.within(all).isEmpty() ? null : translator.query(all);
    }

    private List<Pages.FoundDoc> alike(SearchQuery.LikeTurn like) throws IOException {
        int doc = new Heads(searcher.getIndexReader(), segments).turn(like.interactionId(), like.turn());
        Query reached = new BooleanQuery.Builder()
                .add(new TheseDocs(searcher.getIndexReader(), new int[] {doc}), BooleanClause.Occur.FILTER)
                .add(translator.query(new SearchRequest(new SearchQuery.Everything(), List.of(), request.reach(), request.sorting(),
                        request.meaning(), request.limit(), null)), BooleanClause.Occur.FILTER).build();
        if (doc < 0 || searcher.count(reached) == 0) {
            throw new NotFound("search.turn-unknown", "There is no turn " + like.turn() + " of such an interaction to compare with.");
        }
        List<Pages.FoundDoc> found = nearest.to(nearest.vector(doc), within(), Neighbourhood.MOST);
        return found.stream().filter(one -> one.doc() != doc).toList();
    }

    private List<Pages.FoundDoc> fused() throws IOException {
        SearchRequest anywhere = new SearchRequest(core(request.query()), request.filters(), request.reach(), request.sorting(),
                request.meaning(), request.limit(), null);
        ScoreDoc[] found = searcher.search(translator.query(anywhere), 2 * Fusion.DEPTH).scoreDocs;
        List<ScoreDoc> byWords = within(new Fusion(searcher.getIndexReader(), segments).amongNeighbours(found));
        List<Pages.FoundDoc> byMeaning = nearest.meant() ? nearest.to(nearest.vector(), within(), Fusion.DEPTH) : List.of();
        return Fusion.of(byWords, byMeaning, Fusion.docs(found));
    }

    /** Those that may be found, in their order. */
    private List<ScoreDoc> within(List<ScoreDoc> docs) throws IOException {
        Query within = within();
        if (core(request.query()).equals(request.query()) || docs.isEmpty() || within == null) {
            return docs; // found within the filters, and so are all turns of the same interactions
        }
        int[] sorted = docs.stream().mapToInt(doc -> doc.doc).sorted().toArray();
        Query fitting = new BooleanQuery.Builder().add(new TheseDocs(searcher.getIndexReader(), sorted), BooleanClause.Occur.FILTER)
                .add(within, BooleanClause.Occur.FILTER).build();
        Set<Integer> fit = Fusion.docs(searcher.search(fitting, docs.size()).scoreDocs);
        return docs.stream().filter(doc -> fit.contains(doc.doc)).toList();
    }

    /** A page of a list that is known as a whole. */
    private SearchPage ranked(List<Pages.FoundDoc> all, boolean meaning) throws IOException {
        checkTime();
        int from = request.after() == null ? 0 : (int) Math.clamp(offset(request.after()), 0, all.size());
        int to = Math.min(all.size(), from + request.limit());
        List<Pages.FoundDoc> found = all.subList(from, to);
        String next = to == all.size() ? null : Cursors.write(request, new Cursors.Cursor(new long[] {to}, "", 0, all.size(), true));
        return new SearchPage(pages().groups(found), all.size(), all.size() < Neighbourhood.MOST, next, meaning);
    }

    private long offset(String cursor) {
        long[] keys = Cursors.read(request, cursor).keys();
        if (keys.length != 1) {
            throw new Rejected("search.cursor-invalid", "The cursor is not from a page of this search; begin again without it.");
        }
        return keys[0];
    }

    private SearchPage sorted() throws IOException {
        if (searcher.getIndexReader().maxDoc() == 0) {
            return new SearchPage(List.of(), 0, true, null, false);
        }
        Sort sort = Orders.of(request);
        Cursors.Cursor cursor = request.after() == null ? null : Cursors.read(request, request.after());
        ScoreDoc after = cursor == null ? null : after(cursor, sort);
        Query query = Orders.behind(translator.query(request), sort, cursor);
        int limit = request.limit() + 1;
        TopDocs top = sort == null ? searcher.searchAfter(after, query, limit)
                : searcher.search(query, new TopFieldCollectorManager(sort, limit, (FieldDoc) after, COUNTED));
        checkTime();
        boolean exact = cursor == null ? top.totalHits.relation() == TotalHits.Relation.EQUAL_TO : cursor.exact();
        long total = cursor == null ? counted(top.totalHits.value(), exact, sort) : cursor.total();
        ScoreDoc[] docs = top.scoreDocs.length < limit ? top.scoreDocs : Arrays.copyOf(top.scoreDocs, limit - 1);
        List<Pages.FoundDoc> found = new ArrayList<>();
        for (ScoreDoc doc : docs) {
            found.add(new Pages.FoundDoc(doc.doc, Float.isNaN(doc.score) ? 1 : doc.score, false));
        }
        String next = docs.length == top.scoreDocs.length ? null : Cursors.write(request, cursor(docs[docs.length - 1], total, exact));
        return new SearchPage(pages().groups(found), total, exact, next, false);
    }

    /** Where counting stopped hangs on how the turns lie in the files, so that a count that is not exact says no more than the limit. */
    private static long counted(long value, boolean exact, @Nullable Sort sort) {
        return exact ? value : Math.min(value, sort == null ? COUNTED_BY_RELEVANCE : COUNTED);
    }

    private void checkTime() {
        if (searcher.timedOut()) {
            throw Deadline.tooSlow();
        }
    }

    private Cursors.Cursor cursor(ScoreDoc last, long total, boolean exact) throws IOException {
        TurnAt at = TurnAt.of(searcher.getIndexReader(), last.doc, segments);
        long[] keys = last instanceof FieldDoc sorted && sorted.fields != null
                ? Arrays.stream(sorted.fields).mapToLong(field -> (Long) field).toArray() : new long[] {Float.floatToIntBits(last.score)};
        return new Cursors.Cursor(keys, at.about().id(), at.number(), total, exact);
    }

    private ScoreDoc after(Cursors.Cursor cursor, @Nullable Sort sort) throws IOException {
        int known = new Heads(searcher.getIndexReader(), segments).turn(cursor.id(), cursor.turn());
        int doc = known < 0 ? searcher.getIndexReader().maxDoc() - 1 : known;
        int keys = sort == null ? 1 : sort.getSort().length;
        if (cursor.keys().length != keys) {
            throw new Rejected("search.cursor-invalid", "The cursor is not from a page of this search; begin again without it.");
        }
        return sort == null ? new ScoreDoc(doc, Float.intBitsToFloat((int) cursor.keys()[0]))
                : new FieldDoc(doc, Float.NaN, Arrays.stream(cursor.keys()).boxed().toArray());
    }

    private Pages pages() {
        return new Pages(searcher.getIndexReader(), segments, request.query(), new Places(request.query(), words));
    }

    /** The turns that facets are counted of. */
    Query counted() throws IOException {
        return switch (core(request.query())) {
            case SearchQuery.Meaning _ ->
                    Neighbourhood.docs(nearest.to(nearest.vector(), within(), Neighbourhood.MOST), searcher.getIndexReader());
            case SearchQuery.LikeTurn like -> Neighbourhood.docs(alike(like), searcher.getIndexReader());
            case SearchQuery.Words _, SearchQuery.Everything _, SearchQuery.Phrase _, SearchQuery.Near _, SearchQuery.And _,
                    SearchQuery.Or _, SearchQuery.Not _, SearchQuery.Then _, SearchQuery.SaidBy _, SearchQuery.During _ ->
                    translator.query(request);
        };
    }
}

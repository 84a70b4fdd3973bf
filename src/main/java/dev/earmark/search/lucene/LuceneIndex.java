package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.Synonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index in a folder of this machine, or in memory. One process writes, under a lock; others may read what was committed.
 */
public final class LuceneIndex implements SearchIndex {

    /** Turns are short: that a long one holds a word once more than a short one says little. */
    private static final BM25Similarity RELEVANCE = new BM25Similarity(0.9f, 0.4f);
    private static final Duration LONGEST = Duration.ofMillis(LONGEST_SEARCH_MS);

    private final Directory directory;
    private final String where;
    private final @Nullable IndexWriter writer;
    private final SearcherManager searchers;
    private final @Nullable Embedder embedder;
    private final Synonyms synonyms;
    private final Duration longest;
    private final SegmentFacts segments;
    private final ReentrantLock keeping = new ReentrantLock();
    private final String identity;
    private boolean closed;

    private LuceneIndex(Directory directory, String where, SegmentFacts segments, @Nullable IndexWriter writer,
            @Nullable Embedder embedder, Synonyms synonyms, Duration longest) throws IOException {
        this.directory = directory;
        this.where = where;
        this.segments = segments;
        this.writer = writer;
        this.embedder = embedder;
        this.synonyms = synonyms;
        this.longest = longest;
        if (writer == null) {
            DirectoryReader reader = DirectoryReader.open(directory);
            this.identity = IndexFolder.identity(reader.getIndexCommit().getUserData());
            this.searchers = new SearcherManager(reader, null);
        } else {
            this.identity = IndexFolder.identity(IndexFolder.data(writer));
            this.searchers = new SearcherManager(writer, null);
        }
        learned();
    }

    /**
     * Opens the index in a folder, a new one where there is none.
     *
     * @param embedder of the vectors; null to search by words only
     * @throws Unavailable {@code search.index-broken} when what is there cannot be trusted: {@link #wipe} it and open again;
     *     {@code search.index-locked} when another process writes to it
     */
    public static LuceneIndex open(Path folder, @Nullable Embedder embedder, Synonyms synonyms) {
        return Broken.reading(folder.toString(), () -> {
            Files.createDirectories(folder);
            Directory directory = FSDirectory.open(folder);
            return closingOnFailure(directory, () -> writing(directory, folder.toString(), embedder, synonyms, LONGEST));
        });
    }

    /** An index that nobody else sees and that is gone when it is closed. */
    public static LuceneIndex inMemory(@Nullable Embedder embedder, Synonyms synonyms) {
        return inMemory(embedder, synonyms, LONGEST);
    }

    /** @param longest after which a search is given up */
    static LuceneIndex inMemory(@Nullable Embedder embedder, Synonyms synonyms, Duration longest) {
        return Broken.reading("memory", () -> {
            Directory directory = new ByteBuffersDirectory();
            return writing(directory, "memory", embedder, synonyms, longest);
        });
    }

    /**
     * Opens what was committed last in a folder, to be searched only; whoever writes to it is not disturbed.
     *
     * @throws Unavailable {@code search.index-broken} when there is none, or none that can be read
     */
    public static LuceneIndex reading(Path folder, @Nullable Embedder embedder, Synonyms synonyms) {
        return Broken.reading(folder.toString(), () -> {
            Directory directory = FSDirectory.open(folder);
            return closingOnFailure(directory, () -> new LuceneIndex(directory, folder.toString(),
                    new SegmentFacts(new SoundAlike()), null, embedder, synonyms, LONGEST));
        });
    }

    private static LuceneIndex writing(Directory directory, String where, @Nullable Embedder embedder, Synonyms synonyms,
            Duration longest) throws IOException {
        SegmentFacts segments = new SegmentFacts(new SoundAlike());
        return new LuceneIndex(directory, where, segments, IndexFolder.open(directory, where, model(embedder), segments::learn), embedder,
                synonyms, longest);
    }

    private static String model(@Nullable Embedder embedder) {
        return IndexFolder.model(embedder == null ? null : embedder.modelId());
    }

    private static LuceneIndex closingOnFailure(Directory directory, Broken.Work<LuceneIndex> opening) throws IOException {
        try {
            return opening.run();
        } catch (IOException | RuntimeException failed) {
            directory.close();
            throw failed;
        }
    }

    /** Deletes the files of an index that is not open, so that the next opening makes a new one. */
    public static void wipe(Path folder) {
        Broken.writing(folder.toString(), () -> {
            IndexFolder.wipe(folder);
            return folder;
        });
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public void keep(Collection<SearchDocument> changed, Collection<Removal> removed) {
        Set<String> ids = new HashSet<>();
        changed.forEach(document -> ids.add(document.id()));
        removed.forEach(removal -> ids.add(removal.id()));
        if (ids.size() > MOST_KEPT_AT_ONCE || ids.size() < changed.size() + removed.size()) {
            throw new IllegalArgumentException(changed.size() + " changed and " + removed.size() + " removed interactions; at most "
                    + MOST_KEPT_AT_ONCE + " may be kept at once, each of them once");
        }
        keeping.lock();
        try {
            Broken.writing(where, () -> new Keeping(writer(), segments, held(ids)).keep(changed, removed));
            Broken.reading(where, () -> {
                searchers.maybeRefreshBlocking();
                return learned();
            });
        } finally {
            keeping.unlock();
        }
    }

    /** What searches need to know of each segment is worked out before one has to wait for it. */
    private boolean learned() throws IOException {
        IndexSearcher fresh = searchers.acquire();
        try {
            segments.learnAll(fresh.getIndexReader());
            return true;
        } finally {
            searchers.release(fresh);
        }
    }

    private IndexWriter writer() {
        if (closed || writer == null) {
            throw new IllegalStateException("the index " + (closed ? "is closed" : "was opened to be read"));
        }
        return writer;
    }

    private Map<String, Heads.Known> held(Collection<String> ids) {
        return searching(searcher -> {
            Heads heads = new Heads(searcher.getIndexReader(), segments);
            Map<String, Heads.Known> known = new HashMap<>();
            for (String id : ids) {
                Heads.Known one = heads.of(id);
                if (one != null) {
                    known.put(id, one);
                }
            }
            return known;
        });
    }

    /** What is done with one state of the index. */
    @FunctionalInterface
    private interface Searching<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    private <T> T searching(Searching<T> work) {
        return Broken.reading(where, () -> {
            IndexSearcher shared = searchers.acquire();
            try {
                IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
                searcher.setSimilarity(RELEVANCE);
                return work.with(searcher);
            } finally {
                searchers.release(shared);
            }
        });
    }

    private <T> T asked(SearchRequest request, Asked<T> answer) {
        return searching(searcher -> {
            Deadline deadline = new Deadline(longest);
            WordsTranslator words = new WordsTranslator(synonyms, new Spelling(searcher.getIndexReader(), segments), segments, deadline);
            Search search = new Search(searcher, request, segments, words, new Neighbourhood(searcher, embedder), deadline);
            search.readMeaning(); // by a model that may have to be loaded first; that is not part of the search
            deadline.begin();
            searcher.setTimeout(deadline);
            try {
                return answer.of(searcher, search);
            } catch (IndexSearcher.TooManyClauses tooMany) {
                throw new Rejected("search.too-broad", "The search matches too many different words; use fewer or longer ones.", tooMany);
            }
        });
    }

    /** An answer to one request. */
    @FunctionalInterface
    private interface Asked<T> {
        T of(IndexSearcher searcher, Search search) throws IOException;
    }

    @Override
    public SearchPage find(SearchRequest request) {
        return asked(request, (_, search) -> search.page());
    }

    @Override
    public List<FacetCounts> facets(SearchRequest request, List<Facet> wanted) {
        return asked(request, (searcher, search) -> {
            FacetCounter counter = new FacetCounter(wanted, segments);
            searcher.search(search.counted(), counter);
            if (searcher.timedOut()) {
                throw Deadline.tooSlow();
            }
            return counter.counts();
        });
    }

    @Override
    public long count() {
        return searching(searcher -> (long) searcher.count(new TermQuery(new Term(IndexFields.KIND, IndexFields.HEAD))));
    }

    @Override
    public Map<String, Long> versions(Collection<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        held(ids).forEach((id, known) -> {
            if (!known.gone()) {
                versions.put(id, known.version());
            }
        });
        return versions;
    }

    @Override
    public void forget() {
        Broken.writing(where, () -> {
            writer().forceMergeDeletes(true);
            writer().commit();
            searchers.maybeRefreshBlocking();
            writer().deleteUnusedFiles();
            return where;
        });
    }

    @Override
    public void check() {
        searching(searcher -> {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                leaf.reader().checkIntegrity();
            }
            DirectoryReader.open(directory).close();
            return where;
        });
    }

    @Override
    public void close() {
        keeping.lock();
        try {
            if (!closed) {
                closed = true;
                Broken.writing(where, () -> {
                    searchers.close();
                    if (writer != null) {
                        writer.close();
                    }
                    directory.close();
                    return where;
                });
            }
        } finally {
            keeping.unlock();
        }
    }
}

package dev.earmark.indexing;

import dev.earmark.fault.Unavailable;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.request.RequestJson;
import dev.earmark.search.TurnMeaning;
import dev.earmark.store.Indexed.Counts;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches what the store holds, and keeps the index level with it while it is open. Safe for many threads. */
public final class IndexedSearch implements AutoCloseable {

    private final @Nullable Running running;
    private final Store store;
    private final RequestJson requests;

    private record Running(OpenIndex open, Indexer indexer, MeaningCopier meaning) {}

    private IndexedSearch(Store store, RequestJson requests, @Nullable Running running) {
        this.store = store;
        this.requests = requests;
        this.running = running;
    }

    /** For an installation that does without: every search is refused. */
    public static IndexedSearch none(Store store, RequestJson requests) {
        return new IndexedSearch(store, requests, null);
    }

    /** @param meaning makes vectors of turns; null when they are found by their words only */
    public static IndexedSearch of(Store store, IndexPlace place, SearchSettings settings, RequestJson requests,
            @Nullable TurnMeaning meaning, Clock clock) {
        return of(store, place, settings, requests, meaning, clock, Indexer.LOOKS_EVERY);
    }

    /** @param looksEvery when the store is looked at though nobody said that it changed */
    static IndexedSearch of(Store store, IndexPlace place, SearchSettings settings, RequestJson requests, @Nullable TurnMeaning meaning,
            Clock clock, Duration looksEvery) {
        OpenIndex open = new OpenIndex();
        Indexer indexer = new Indexer(store, place, open, new Alerts(store, requests, clock), clock, looksEvery);
        return new IndexedSearch(store, requests, new Running(open, indexer,
                new MeaningCopier(store, open, indexer::leading, meaning, settings.forgetWithin(), clock)));
    }

    /** Once. Returns at once; what is there is opened beside. */
    public void start() {
        if (running != null) {
            running.indexer.start();
            running.meaning.start();
        }
    }

    public RequestJson requests() {
        return requests;
    }

    /**
     * @throws Unavailable {@code search.off} where there is no index, {@code search.not-ready} while it is being opened
     * @throws dev.earmark.fault.Rejected as {@link dev.earmark.search.SearchIndex#find}
     */
    public SearchPage find(SearchRequest request) {
        SearchRequest reached = Reached.of(request);
        return known().open.use(index -> index.find(reached));
    }

    /** @throws dev.earmark.fault.Fault as {@link #find} */
    public List<FacetCounts> facets(SearchRequest request, List<Facet> wanted) {
        SearchRequest reached = Reached.of(request);
        return wanted.isEmpty() ? List.of() : known().open.use(index -> index.facets(reached, wanted));
    }

    private Running known() {
        if (running == null) {
            throw new Unavailable("search.off", "Search is switched off here (search.enabled).");
        }
        return running;
    }

    public boolean enabled() {
        return running != null;
    }

    public IndexStatus status() {
        return running == null ? IndexStatus.OPENING : running.indexer.status();
    }

    /** Interactions that a search finds; 0 while there is no index. */
    public long documents() {
        try {
            return running == null ? 0 : running.open.use(index -> index.count());
        } catch (Unavailable opening) {
            return 0;
        }
    }

    /** Reads all of the index; what is damaged is built anew. Nothing while it is being opened. */
    public void check() {
        try {
            if (running != null) {
                running.open.use(index -> {
                    index.check();
                    return true;
                });
            }
        } catch (Unavailable known) {
            // the indexer wipes what is damaged, and says so
        }
    }

    /** For how long changes have been waiting to be indexed. */
    public Duration lag() {
        return running == null ? Duration.ZERO : running.indexer.lag();
    }

    /** What the index does not know. */
    public Counts counts() {
        return store.read(tx -> tx.indexed().counts());
    }

    @Override
    public void close() {
        if (running != null) {
            running.meaning.close();
            running.indexer.close();
            running.open.close();
        }
    }
}

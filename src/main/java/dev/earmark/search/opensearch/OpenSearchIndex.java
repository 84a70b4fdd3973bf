package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The index on an OpenSearch server, shared by all nodes. */
public final class OpenSearchIndex implements SearchIndex {

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Duration VERY_LONG = Duration.ofMinutes(30);
    /** A request of more bytes is sent in parts; servers take 100 MB. */
    private static final int MOST_BYTES = 8 << 20;
    private static final int OLDER = 409;

    private final SearchServer server;
    private final IndexOnServer index;
    private final WordsOnServer words;
    private final @Nullable Embedder embedder;
    private final Synonyms synonyms;
    private final String alias;
    private final SoundAlike sound = new SoundAlike();
    private final ReentrantLock keeping = new ReentrantLock();
    private volatile boolean closed;

    private OpenSearchIndex(SearchServer server, OpenSearchSettings settings, @Nullable Embedder embedder, Synonyms synonyms) {
        this.server = server;
        this.alias = settings.name();
        this.embedder = embedder;
        this.synonyms = synonyms;
        this.index = IndexOnServer.open(server, settings, embedder == null ? null : embedder.modelId(),
                embedder == null ? 0 : embedder.dimensions());
        this.words = new WordsOnServer(server, index.words(), sound);
    }

    /**
     * Opens the index behind the alias, a new one where there is none.
     *
     * @param embedder of the vectors; null to search by words only
     * @throws Unavailable {@code search.index-broken} when what is there was made by another program or model: {@link #renew} it and open
     *     again; {@code search.index-down} when nobody answers
     */
    public static OpenSearchIndex open(OpenSearchSettings settings, @Nullable Embedder embedder, Synonyms synonyms) {
        SearchServer server = new SearchServer(settings);
        try {
            return new OpenSearchIndex(server, settings, embedder, synonyms);
        } catch (RuntimeException unusable) {
            server.close();
            throw unusable;
        }
    }

    /** As {@link #open}; empty when there is none. */
    public static Optional<OpenSearchIndex> existing(OpenSearchSettings settings, @Nullable Embedder embedder, Synonyms synonyms) {
        try (SearchServer server = new SearchServer(settings)) {
            if (server.getIf("/_alias/" + settings.name()).filter(aliases -> !aliases.isEmpty()).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(open(settings, embedder, synonyms));
    }

    /** Whether another has taken its place. @throws Unavailable with {@code search.index-down} when nobody answers */
    public boolean replaced() {
        checkOpen();
        return server.getIf("/_alias/" + alias).filter(aliases -> aliases.has(index.index())).isEmpty();
    }

    /** Puts an empty index in the place of the one behind the alias, which is removed. Throws as {@link #open}. */
    public static void renew(OpenSearchSettings settings, @Nullable Embedder embedder) {
        try (SearchServer server = new SearchServer(settings)) {
            IndexOnServer.renew(server, settings, embedder == null ? null : embedder.modelId(),
                    embedder == null ? 0 : embedder.dimensions());
        }
    }

    @Override
    public String identity() {
        return index.identity();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the index is closed");
        }
    }

    @Override
    public void keep(Collection<SearchDocument> changed, Collection<Removal> removed) {
        checkOpen();
        Set<String> ids = new HashSet<>();
        changed.forEach(document -> ids.add(document.id()));
        removed.forEach(removal -> ids.add(removal.id()));
        if (ids.size() > MOST_KEPT_AT_ONCE || ids.size() < changed.size() + removed.size()) {
            throw new IllegalArgumentException(changed.size() + " changed and " + removed.size() + " removed interactions; at most "
                    + MOST_KEPT_AT_ONCE + " may be kept at once, each of them once");
        }
        keeping.lock();
        try {
            Set<String> terms = new HashSet<>();
            List<String> lines = new ArrayList<>();
            for (SearchDocument document : changed) {
                ServerDocument.Made made = ServerDocument.of(document, sound, index.vectors());
                terms.addAll(made.terms());
                lines.add(line(document.id(), 2 * known(document.version())) + made.json() + "\n");
            }
            removed.forEach(removal -> lines.add(line(removal.id(), 2 * known(removal.version()) + 1)
                    + ServerDocument.gone(removal.id(), removal.version()) + "\n"));
            words.add(terms);
            send(lines);
        } finally {
            keeping.unlock();
        }
    }

    /** Versions are doubled on the way, and the greatest is a sign. */
    private static long known(long version) {
        return Math.min(version, Long.MAX_VALUE / 2 - 1);
    }

    private static String line(String id, long version) {
        ObjectNode line = SearchServer.object();
        line.putObject("index").put("_id", id).put("version", version).put("version_type", "external_gte").put("routing", id);
        return line + "\n";
    }

    /** On return all of them are durable, and seen. */
    private void send(List<String> lines) {
        StringBuilder request = new StringBuilder();
        for (String line : lines) {
            if (!request.isEmpty() && request.length() + line.length() > MOST_BYTES) {
                bulk(request);
            }
            request.append(line);
        }
        if (!request.isEmpty()) {
            bulk(request);
        }
        server.post("/" + index.index() + "/_refresh", null, LONG);
    }

    private void bulk(StringBuilder request) {
        JsonNode answer = server.lines("/" + alias
                + "/_bulk?require_alias=true&filter_path=errors,items.index.status,items.index.error.type", request.toString(), LONG);
        request.setLength(0);
        for (JsonNode item : answer.path("items")) {
            int status = item.path("index").path("status").asInt();
            if (status >= 300 && status != OLDER) { // what is older changes nothing
                Unavailable why = SearchServer.refused(new SearchServer.Reply(status, item.path("index")));
                throw why.code().equals("search.index-down") ? new Unavailable("search.index-not-written", why.sentence(), why) : why;
            }
        }
    }

    /** What one request is answered with. */
    private record Asking(ServerAnswer answer, ServerSearch search) {}

    private Asking asking(SearchRequest request) {
        checkOpen();
        AlikeWords alike = new AlikeWords(words);
        WordMeanings meanings = new WordMeanings(server, index.index(), words, alike, synonyms);
        ServerSearch search = new ServerSearch(server, index.index(), request, new ServerQuery(meanings, alike),
                new FittingTurns(meanings), sound, new TimeLeft());
        return new Asking(new ServerAnswer(request, meanings, search, new NearestTurns(search, request, embedder, index.vectors(), sound)),
                search);
    }

    @Override
    public SearchPage find(SearchRequest request) {
        return asking(request).answer.page();
    }

    @Override
    public List<FacetCounts> facets(SearchRequest request, List<Facet> wanted) {
        Asking asking = asking(request);
        return asking.answer.facets(new FacetAnswer(asking.search, wanted));
    }

    @Override
    public long count() {
        checkOpen();
        ObjectNode query = SearchServer.object().set("query", Dsl.of("term", FieldNames.KIND, FieldNames.HELD));
        return server.post("/" + index.index() + "/_count", query, LONG).path("count").asLong();
    }

    @Override
    public Map<String, Long> versions(Collection<String> ids) {
        checkOpen();
        Map<String, Long> versions = new HashMap<>();
        List<String> all = List.copyOf(new HashSet<>(ids));
        for (int from = 0; from < all.size(); from += MOST_KEPT_AT_ONCE) {
            ObjectNode search = SearchServer.object().put("size", MOST_KEPT_AT_ONCE).put("track_total_hits", false).put("_source", false);
            ArrayNode fields = search.putArray("docvalue_fields");
            fields.add(FieldNames.OF).add(FieldNames.VERSION);
            search.set("query", Dsl.both(Dsl.of("term", FieldNames.KIND, FieldNames.HELD),
                    Dsl.terms(FieldNames.OF, all.subList(from, Math.min(all.size(), from + MOST_KEPT_AT_ONCE)))));
            server.post("/" + index.index() + "/_search?allow_partial_search_results=false", search, LONG).path("hits").path("hits")
                    .forEach(hit -> versions.put(hit.path("fields").path(FieldNames.OF).path(0).asText(),
                            hit.path("fields").path(FieldNames.VERSION).path(0).asLong()));
        }
        return versions;
    }

    @Override
    public void forget() {
        checkOpen();
        server.post("/" + index.index() + "/_forcemerge?only_expunge_deletes=true", null, VERY_LONG);
        server.post("/" + index.index() + "/_flush", null, LONG);
    }

    /** The server compares the checksums of its files itself; what it gives up it says here. */
    @Override
    public void check() {
        checkOpen();
        String status = server.get("/_cluster/health/" + index.index()).path("status").asText();
        if (status.equals("red")) {
            throw new Unavailable("search.index-down", "Parts of the search index are lost or not there yet on the search server (red).");
        }
        server.get("/" + index.index() + "/_mapping");
    }

    @Override
    public void close() {
        closed = true;
        server.close();
    }
}

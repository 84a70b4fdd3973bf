package dev.earmark.testing;

import dev.earmark.access.Reach;
import dev.earmark.fault.Unavailable;
import dev.earmark.indexing.IndexPlace;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.Hit;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchFilter;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.transcript.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An index that keeps everything in memory and finds words as they stand, to see how others treat an index. It can be taken away, be
 * damaged and be full. Safe for many threads.
 */
public final class MemoryIndex implements SearchIndex {

    private final String identity;
    private final Place place;
    private final Map<String, SearchDocument> held = new TreeMap<>();
    private final Set<String> gone = new HashSet<>();

    private MemoryIndex(String identity, Place place) {
        this.identity = identity;
        this.place = place;
    }

    /** Where it lies, and what is wrong with it. */
    public static final class Place implements IndexPlace {

        private @Nullable MemoryIndex there;
        private volatile boolean taken;
        private volatile String fault = "";
        public volatile int begun;
        public volatile int kept;
        public volatile int forgotten;

        @Override
        public synchronized Optional<SearchIndex> open() {
            fail("search.index-broken");
            taken = false;
            return Optional.ofNullable(there);
        }

        @Override
        public synchronized SearchIndex begin() {
            fail("search.index-not-written");
            fault = "";
            taken = false;
            begun++;
            there = new MemoryIndex(UUID.randomUUID().toString(), this);
            return there;
        }

        @Override
        public boolean gone() {
            return taken;
        }

        public synchronized void takeAway() {
            there = null;
            taken = true;
        }

        /** From now on, until another is begun or this is called with an empty text. */
        public void failing(String code) {
            fault = code;
        }

        private void fail(String code) {
            if (fault.equals(code)) {
                throw new Unavailable(code, "As the test wants it.");
            }
        }

        public synchronized List<String> ids() {
            return there == null ? List.of() : there.ids();
        }

        /** Ids of what has vectors. */
        public synchronized List<String> meant() {
            return there == null ? List.of() : there.meant();
        }
    }

    private synchronized List<String> ids() {
        return List.copyOf(held.keySet());
    }

    private synchronized List<String> meant() {
        return held.values().stream().filter(document -> !document.vectors().isEmpty()).map(SearchDocument::id).toList();
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public synchronized void keep(Collection<SearchDocument> changed, Collection<Removal> removed) {
        place.fail("search.index-not-written");
        place.fail("search.index-broken");
        for (SearchDocument document : changed) {
            SearchDocument before = held.get(document.id());
            if (!gone.contains(document.id()) && (before == null || before.version() <= document.version())) {
                held.put(document.id(), document);
            }
        }
        removed.forEach(removal -> {
            held.remove(removal.id());
            gone.add(removal.id());
        });
        place.kept++;
    }

    @Override
    public synchronized SearchPage find(SearchRequest request) {
        place.fail("search.index-broken");
        List<SearchPage.Group> groups = new ArrayList<>();
        int total = 0;
        for (SearchDocument document : held.values()) {
            List<Hit> hits = fits(document, request) ? hits(document, request.query()) : List.of();
            total += hits.size();
            if (!hits.isEmpty()) {
                groups.add(new SearchPage.Group(about(document), hits));
            }
        }
        return new SearchPage(groups, total, true, null, false);
    }

    private static boolean fits(SearchDocument document, SearchRequest request) {
        boolean reached = switch (request.reach()) {
            case Reach.Everything _ -> true;
            case Reach.Own own -> own.agentId().equals(document.facts().agentId());
            case Reach.Published _, Reach.Teams _ -> false;
        };
        return reached && request.filters().stream().allMatch(filter -> switch (filter) {
            case SearchFilter.Is is -> is.values().contains(value(document, is.facet()));
            case SearchFilter.Only only -> only.ids().contains(document.id());
            case SearchFilter.Between between -> within(figure(document, between.figure()), between);
        });
    }

    private static boolean within(@Nullable Double value, SearchFilter.Between between) {
        return value != null && (between.atLeast() == null || value >= between.atLeast())
                && (between.atMost() == null || value <= between.atMost());
    }

    private static @Nullable Double figure(SearchDocument document, SearchFilter.Figure figure) {
        if (figure.equals(SearchFilter.Figure.Of.AT)) {
            Instant at = document.startedAt() == null ? document.receivedAt() : document.startedAt();
            return (double) at.toEpochMilli();
        }
        return document.score() == null ? null : document.score().percent();
    }

    private static String value(SearchDocument document, Facet facet) {
        if (facet.equals(Facet.Of.AGENT)) {
            return Objects.toString(document.facts().agentId(), "");
        }
        if (facet.equals(Facet.Of.TEAM)) {
            return Objects.toString(document.routing().team(), "");
        }
        if (facet.equals(Facet.Of.STATUS)) {
            return document.status();
        }
        if (facet instanceof Facet.Outcome(String name)) {
            return document.outcome().getOrDefault(name, "");
        }
        throw new UnsupportedOperationException(facet.label() + " is for real indexes");
    }

    private static List<Hit> hits(SearchDocument document, SearchQuery query) {
        List<Hit> hits = new ArrayList<>();
        for (Turn turn : document.transcript().turns()) {
            boolean said = switch (query) {
                case SearchQuery.Everything _ -> true;
                case SearchQuery.LikeTurn _ -> false;
                case SearchQuery.Words words -> words.words().stream()
                        .anyMatch(word -> (" " + turn.text().toLowerCase(Locale.ROOT) + " ").contains(" " + word + " "));
                default -> throw new UnsupportedOperationException(query + " is for real indexes");
            };
            if (said) {
                hits.add(new Hit(turn.index(), turn.speaker(), turn.text(), List.of(), turn.time(), List.of(), List.of(), 1, false));
            }
        }
        return hits;
    }

    private static SearchPage.About about(SearchDocument document) {
        SearchDocument.Score score = document.score();
        return new SearchPage.About(document.id(), document.version(), document.externalId(), document.transcript().channel(),
                document.facts().agentId(), document.facts().agentName(), document.routing().team(), document.routing().queue(),
                document.facts().customerId(), document.startedAt(), document.receivedAt(), document.durationMs(),
                document.transcript().turns().size(), document.status(), score == null ? null : score.rubricId(),
                score == null ? null : (Integer) score.rubricVersion(), score == null ? null : score.percent(),
                score == null ? null : score.passed(), score == null ? null : score.band());
    }

    @Override
    public synchronized List<FacetCounts> facets(SearchRequest request, List<Facet> wanted) {
        List<FacetCounts> all = new ArrayList<>();
        for (Facet facet : wanted) {
            Map<String, Long> counts = new LinkedHashMap<>();
            held.values().stream().filter(document -> fits(document, request) && !hits(document, request.query()).isEmpty())
                    .forEach(document -> counts.merge(value(document, facet), 1L, Long::sum));
            all.add(new FacetCounts(facet.label(),
                    counts.entrySet().stream().map(one -> new FacetCounts.Value(one.getKey(), one.getValue())).toList(), 0));
        }
        return all;
    }

    @Override
    public synchronized long count() {
        return held.size();
    }

    @Override
    public synchronized Map<String, Long> versions(Collection<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        held.values().stream().filter(document -> ids.contains(document.id()))
                .forEach(document -> versions.put(document.id(), document.version()));
        return versions;
    }

    @Override
    public void forget() {
        place.forgotten++;
    }

    @Override
    public void check() {
        place.fail("search.index-broken");
    }

    @Override
    public void close() {
        // it stays in its place
    }
}

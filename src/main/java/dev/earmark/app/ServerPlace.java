package dev.earmark.app;

import dev.earmark.indexing.IndexPlace;
import dev.earmark.indexing.SearchSettings;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.opensearch.OpenSearchIndex;
import dev.earmark.search.opensearch.OpenSearchSettings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The index on a server that all nodes share. */
public final class ServerPlace implements IndexPlace {

    /** How often the server is asked whether another node has begun another. */
    private static final Duration ASKED_EVERY = Duration.ofSeconds(5);

    private final OpenSearchSettings settings;
    private final @Nullable Embedder embedder;
    private final Synonyms synonyms;
    private @Nullable OpenSearchIndex last;
    private long askedAtNs;

    /** @param embedder of the vectors; null to search by words only */
    ServerPlace(OpenSearchSettings settings, @Nullable Embedder embedder, Synonyms synonyms) {
        this.settings = settings;
        this.embedder = embedder;
        this.synonyms = synonyms;
    }

    /** Empty when the index lies in a folder. @throws IllegalArgumentException for what no server can be reached by */
    public static Optional<OpenSearchSettings> server(SearchSettings search) {
        return search.url() == null ? Optional.empty() : Optional.of(new OpenSearchSettings(search.url(), search.user(), search.password(),
                search.issuers(), search.name(), search.shards(), search.replicas()));
    }

    @Override
    public Optional<SearchIndex> open() {
        Optional<OpenSearchIndex> found = OpenSearchIndex.existing(settings, embedder, synonyms);
        last = found.orElse(null);
        return found.map(index -> index);
    }

    @Override
    public SearchIndex begin() {
        OpenSearchIndex.renew(settings, embedder);
        OpenSearchIndex fresh = OpenSearchIndex.open(settings, embedder, synonyms);
        last = fresh;
        return fresh;
    }

    @Override
    public boolean gone() {
        OpenSearchIndex index = last;
        long now = System.nanoTime();
        if (index == null || now - askedAtNs < ASKED_EVERY.toNanos()) {
            return false;
        }
        askedAtNs = now;
        return index.replaced();
    }
}

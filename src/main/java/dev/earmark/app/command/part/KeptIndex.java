package dev.earmark.app.command.part;

import dev.earmark.app.ServerPlace;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.lucene.LastCommit;
import dev.earmark.search.lucene.LuceneIndex;
import dev.earmark.search.opensearch.OpenSearchIndex;
import dev.earmark.search.opensearch.OpenSearchSettings;
import dev.earmark.store.Indexed.Counts;
import dev.earmark.store.Indexed.State;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The search index as it lies in its folder or on its server, looked at beside the service.
 *
 * @param server null for an index in the folder
 */
public record KeptIndex(Path folder, @Nullable OpenSearchSettings server, Storage storage) {

    public static KeptIndex of(Session session, Storage storage) {
        return new KeptIndex(Storage.index(session.settings(), session.dataFolder()),
                ServerPlace.server(session.settings().search()).orElse(null), storage);
    }

    private String where() {
        return server == null ? folder.toString() : server.url();
    }

    /** Empty when there is none, or none that is complete. */
    private Optional<SearchIndex> there(@Nullable Embedder embedder, Synonyms synonyms) {
        if (server != null) {
            return OpenSearchIndex.existing(server, embedder, synonyms).map(index -> index);
        }
        return LastCommit.complete(folder) ? Optional.of(LuceneIndex.reading(folder, embedder, synonyms)) : Optional.empty();
    }

    /**
     * What was committed last, to be searched.
     *
     * @throws NotFound with {@code search.no-index} when there is none
     */
    public SearchIndex open(@Nullable Embedder embedder, Synonyms synonyms) {
        return there(embedder, synonyms).orElseThrow(() -> new NotFound("search.no-index", "There is no search index in " + where()
                + "; earmark serve makes it, and --in searches files without one."));
    }

    /** What the user should know before believing that something was not said. */
    public Optional<String> note() {
        State state = storage.store().read(tx -> tx.indexed().state());
        Counts counts = storage.store().read(tx -> tx.indexed().counts());
        if (state.id().isEmpty() || state.wholeAt() == null) {
            return Optional.of("The index is being built: " + (counts.all() - counts.unknown()) + " of " + counts.all()
                    + " interactions are in it.");
        }
        return counts.behind() == 0 ? Optional.empty() : Optional.of(counts.behind() + " changes are not in the index yet.");
    }

    /** For people, without a full stop. */
    public String describe() {
        State state = storage.store().read(tx -> tx.indexed().state());
        if (state.id().isEmpty()) {
            return "there is no index yet; the service makes it";
        }
        Optional<SearchIndex> found = there(null, Synonyms.NONE);
        if (found.isEmpty()) {
            return "the index in " + where() + " is gone or damaged; the service builds it anew";
        }
        Counts counts = storage.store().read(tx -> tx.indexed().counts());
        try (SearchIndex index = found.get()) {
            if (!index.identity().equals(state.id())) {
                return "the index in " + where() + " belongs to another database; the service builds it anew";
            }
            return String.format(Locale.ROOT, "%d interactions in %s, %d changes behind%s", index.count(), where(), counts.behind(),
                    state.wholeAt() == null ? "; it is being built" : "");
        }
    }

    /**
     * Reads every byte. What is damaged is given up, so that the service builds it anew, now or at its next start.
     *
     * @return what was found, as a sentence
     */
    public String check() {
        State state = storage.store().read(tx -> tx.indexed().state());
        if (state.id().isEmpty()) {
            return "There is no search index yet; the service makes it.";
        }
        try (SearchIndex index = there(null, Synonyms.NONE).orElseThrow(() -> new Unavailable("search.index-broken", "It is gone."))) {
            index.check();
            return "The search index: " + index.count() + " interactions; as it was written.";
        } catch (Unavailable damaged) {
            if (!damaged.code().equals("search.index-broken")) {
                throw damaged;
            }
            storage.store().<Boolean>write(tx -> {
                tx.indexed().lost();
                return true;
            });
            return "The search index in " + where() + " is gone or damaged; nothing is lost, the service builds it anew.";
        }
    }
}

package dev.earmark.app.command.part;

import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.lucene.LastCommit;
import dev.earmark.search.lucene.LuceneIndex;
import dev.earmark.store.Indexed.Counts;
import dev.earmark.store.Indexed.State;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The search index as it lies in its folder, looked at beside the service. */
public record KeptIndex(Path folder, Storage storage) {

    public static KeptIndex of(Session session, Storage storage) {
        return new KeptIndex(Storage.index(session.settings(), session.dataFolder()), storage);
    }

    /**
     * What was committed last, to be searched.
     *
     * @throws NotFound with {@code search.no-index} when there is none
     */
    public LuceneIndex open(@Nullable Embedder embedder, Synonyms synonyms) {
        if (!LastCommit.complete(folder)) {
            throw new NotFound("search.no-index", "There is no search index in " + folder + "; earmark serve makes it, and --in searches"
                    + " files without one.");
        }
        return LuceneIndex.reading(folder, embedder, synonyms);
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
        if (!LastCommit.complete(folder)) {
            return "the index in " + folder + " is gone or damaged; the service builds it anew";
        }
        Counts counts = storage.store().read(tx -> tx.indexed().counts());
        try (LuceneIndex index = LuceneIndex.reading(folder, null, Synonyms.NONE)) {
            if (!index.identity().equals(state.id())) {
                return "the index in " + folder + " belongs to another database; the service builds it anew";
            }
            return String.format(Locale.ROOT, "%d interactions in %s, %d changes behind%s", index.count(), folder, counts.behind(),
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
        try (LuceneIndex index = LuceneIndex.reading(folder, null, Synonyms.NONE)) {
            index.check();
            return "The search index: " + index.count() + " interactions; as it was written.";
        } catch (Unavailable damaged) {
            storage.store().<Boolean>write(tx -> {
                tx.indexed().lost();
                return true;
            });
            return "The search index in " + folder + " is gone or damaged; nothing is lost, the service builds it anew.";
        }
    }
}

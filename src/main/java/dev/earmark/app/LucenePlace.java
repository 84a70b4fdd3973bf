package dev.earmark.app;

import dev.earmark.fault.Unavailable;
import dev.earmark.indexing.IndexPlace;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.lucene.LastCommit;
import dev.earmark.search.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The index in a folder of this machine. */
public final class LucenePlace implements IndexPlace {

    private final Path folder;
    private final @Nullable Embedder embedder;
    private final Synonyms synonyms;

    /** @param embedder of the vectors; null to search by words only */
    public LucenePlace(Path folder, @Nullable Embedder embedder, Synonyms synonyms) {
        this.folder = folder;
        this.embedder = embedder;
        this.synonyms = synonyms;
    }

    @Override
    public Optional<SearchIndex> open() {
        return empty() ? Optional.empty() : Optional.of(LuceneIndex.open(folder, embedder, synonyms));
    }

    private boolean empty() {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException unreadable) {
            throw new Unavailable("search.index-down", "The folder of the search index, " + folder + ", cannot be read; check who owns it.",
                    unreadable);
        }
    }

    @Override
    public SearchIndex begin() {
        LuceneIndex.wipe(folder);
        return LuceneIndex.open(folder, embedder, synonyms);
    }

    /** Files may be taken while the index is written on: what is missing then shows in what was committed last. */
    @Override
    public boolean gone() {
        return !LastCommit.complete(folder);
    }
}

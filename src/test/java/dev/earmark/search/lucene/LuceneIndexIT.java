package dev.earmark.search.lucene;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchIndexContract;
import dev.earmark.search.line.Synonyms;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexIT extends SearchIndexContract {

    @TempDir
    private Path folder;

    @Override
    protected SearchIndex open(Embedder embedder) {
        return LuceneIndex.open(folder, embedder, Synonyms.shipped());
    }
}

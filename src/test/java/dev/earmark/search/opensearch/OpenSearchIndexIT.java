package dev.earmark.search.opensearch;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchIndexContract;
import dev.earmark.search.line.Synonyms;
import dev.earmark.testing.OpenSearchNode;

/** On a real node, with its k-NN plugin. */
class OpenSearchIndexIT extends SearchIndexContract {

    private final OpenSearchSettings settings = OpenSearchNode.shared().settings();

    @Override
    protected SearchIndex open(Embedder embedder) {
        return OpenSearchIndex.open(settings, embedder, Synonyms.shipped());
    }
}

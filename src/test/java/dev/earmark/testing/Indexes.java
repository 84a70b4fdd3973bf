package dev.earmark.testing;

import dev.earmark.app.LucenePlace;
import dev.earmark.indexing.IndexPlace;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.request.RequestJson;
import java.nio.file.Path;
import java.util.Map;

/** Real indexes for tests. */
public final class Indexes {

    private Indexes() {}

    /** In a folder, with vectors that cost nothing. */
    public static IndexPlace in(Path folder) {
        return new LucenePlace(folder, new FakeEmbedder(), Synonyms.shipped());
    }

    /** Reads searches as the service does. */
    public static RequestJson requests() {
        return new RequestJson(Map.of());
    }
}

package dev.earmark.app.command.search;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.TurnMeaning;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.lucene.LuceneIndex;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversations of a folder as an index in memory. They are not scored, so there is nothing but words to find them by. For one use. */
final class FolderIndex {

    private static final int AT_ONCE = 100;

    private final Session session;
    private final Application application;
    private final @Nullable TurnMeaning meaning;
    private final LuceneIndex index;
    private final List<SearchDocument> waiting = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** @param embedder null to compare words only */
    FolderIndex(Session session, Application application, @Nullable Embedder embedder, Synonyms synonyms) {
        this.session = session;
        this.application = application;
        this.meaning = embedder == null ? null : new TurnMeaning(embedder);
        this.index = LuceneIndex.inMemory(embedder, synonyms);
    }

    void add(Arrival.Accepted accepted) {
        switch (accepted.found()) {
            case Incoming.Transcribed(Facts facts, Transcript transcript, _) -> add(facts, transcript);
            case Incoming.Received received ->
                    add(received.facts(), application.pipeline().transcribe(received, session.progress()));
        }
    }

    private void add(Facts facts, Transcript transcript) {
        String id = transcript.id();
        for (int again = 2; !ids.add(id); again++) {
            id = transcript.id() + " (" + again + ")";
        }
        SearchDocument document = new SearchDocument(id, 1, null, facts, Routing.NONE, null, Instant.EPOCH, null, "processing", null,
                List.of(), null, Map.of(), Map.of(), transcript, List.of());
        waiting.add(meaning == null ? document : meaning.into(document));
        if (waiting.size() == AT_ONCE) {
            index();
        }
    }

    /** With all that was added. */
    LuceneIndex index() {
        index.keep(waiting, List.of());
        waiting.clear();
        return index;
    }
}

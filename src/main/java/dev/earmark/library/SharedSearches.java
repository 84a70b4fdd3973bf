package dev.earmark.library;

import dev.earmark.search.KeptQueries;
import dev.earmark.search.request.RequestJson;
import dev.earmark.store.Store;
import java.util.Optional;

/** The searches that people share, by name; of two with the same name the older one. Reads afresh at each call; safe for many threads. */
public final class SharedSearches implements KeptQueries {

    private final Store store;

    public SharedSearches(Store store) {
        this.store = store;
    }

    @Override
    public Optional<String> query(String name) {
        return store.read(tx -> tx.searches().shared(name)).map(saved -> RequestJson.typed(name, saved.query()));
    }
}

package dev.earmark.indexing;

import dev.earmark.fault.Unavailable;
import dev.earmark.search.SearchIndex;
import dev.earmark.store.Indexed;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the index that the store knows, or wipes what is there and begins another. For one thread. */
final class Rebuild {

    private static final int PAGE = 1_000;

    private final Store store;
    private final IndexPlace place;
    private final Clock clock;
    private final Logger log = LoggerFactory.getLogger(Rebuild.class);

    Rebuild(Store store, IndexPlace place, Clock clock) {
        this.store = store;
        this.place = place;
        this.clock = clock;
    }

    Indexed.State state() {
        return store.read(tx -> tx.indexed().state());
    }

    /**
     * The index that the store knows.
     *
     * @return empty when there is none, it is another one, or it is damaged
     */
    Optional<SearchIndex> known() {
        String id = state().id();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<SearchIndex> found = opened();
        if (found.isPresent() && !found.get().identity().equals(id)) {
            log.atWarn().log("the search index is not the one that was filled from this database");
            found.get().close();
            return Optional.empty();
        }
        return found;
    }

    private Optional<SearchIndex> opened() {
        try {
            return place.open();
        } catch (Unavailable fault) {
            if (!fault.code().equals("search.index-broken")) {
                throw fault;
            }
            log.atWarn().addKeyValue("code", fault.code()).log("the search index is damaged");
            return Optional.empty();
        }
    }

    /**
     * An empty one. The store forgets the former first, so that a kill at any moment leads here again.
     *
     * @throws Unavailable when it cannot be written
     */
    SearchIndex begin() {
        log.atInfo().log("the search index is built anew");
        write(Indexed::lost);
        for (String after = ""; after != null; ) {
            after = unlearn(after);
        }
        SearchIndex fresh = place.begin();
        write(indexed -> indexed.begun(fresh.identity(), clock.instant()));
        return fresh;
    }

    private @Nullable String unlearn(String after) {
        return store.write(tx -> Optional.ofNullable(tx.indexed().unlearn(after, PAGE))).orElse(null);
    }

    @FunctionalInterface
    private interface Change {
        void of(Indexed indexed);
    }

    private void write(Change change) {
        store.<Boolean>write(tx -> {
            change.of(tx.indexed());
            return true;
        });
    }
}

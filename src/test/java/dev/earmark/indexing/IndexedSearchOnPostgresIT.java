package dev.earmark.indexing;

import dev.earmark.store.Store;
import dev.earmark.testing.Stores;
import java.nio.file.Path;

class IndexedSearchOnPostgresIT extends IndexedSearchContract {

    @Override
    Store open(Path data) {
        return Stores.postgres();
    }
}

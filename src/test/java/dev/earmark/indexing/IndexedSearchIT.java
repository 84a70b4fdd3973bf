package dev.earmark.indexing;

import dev.earmark.store.Store;
import dev.earmark.testing.Stores;
import java.nio.file.Path;

class IndexedSearchIT extends IndexedSearchContract {

    @Override
    Store open(Path data) {
        return Stores.sqlite(data);
    }
}

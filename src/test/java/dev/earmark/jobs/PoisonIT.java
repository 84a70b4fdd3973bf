package dev.earmark.jobs;

import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.Stores;
import java.nio.file.Path;

class PoisonIT extends PoisonContract {

    @Override
    Store open(Path folder) {
        return SqlStore.beside(StoreSettings.defaults(), folder.resolve("data"), Stores.AUDIT_KEY);
    }

    @Override
    String database() {
        return "sqlite";
    }

    @Override
    int width() {
        return 1;
    }

    /** Whoever starts has the database for itself. */
    @Override
    void awaitLease() {}
}

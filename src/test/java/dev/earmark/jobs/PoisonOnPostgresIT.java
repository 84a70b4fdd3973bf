package dev.earmark.jobs;

import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.Stores;
import java.nio.file.Path;
import java.util.Objects;

/** Two nodes share the database. */
class PoisonOnPostgresIT extends PoisonContract {

    private final StoreSettings database = Stores.postgresSettings();

    @Override
    Store open(Path folder) {
        return SqlStore.open(database, folder.resolve("data"), Stores.AUDIT_KEY);
    }

    @Override
    String database() {
        return Objects.requireNonNull(database.url());
    }

    @Override
    int width() {
        return 2;
    }

    @Override
    void awaitLease() {
        pause(2_100);
    }
}

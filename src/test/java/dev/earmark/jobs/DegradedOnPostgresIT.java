package dev.earmark.jobs;

import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.Stores;
import java.nio.file.Path;

class DegradedOnPostgresIT extends DegradedContract {

    private final StoreSettings database = Stores.postgresSettings();

    @Override
    SqlStore open(Path folder) {
        return SqlStore.open(database, folder, Stores.AUDIT_KEY);
    }
}

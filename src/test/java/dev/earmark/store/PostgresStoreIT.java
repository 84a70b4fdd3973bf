package dev.earmark.store;

import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.Stores;
import java.nio.file.Path;

class PostgresStoreIT extends StoreContract {

    private final StoreSettings settings = Stores.postgresSettings();

    @Override
    Store open() {
        return SqlStore.open(settings, Path.of("."), Stores.AUDIT_KEY);
    }

    @Override
    String url() {
        return settings.url();
    }
}

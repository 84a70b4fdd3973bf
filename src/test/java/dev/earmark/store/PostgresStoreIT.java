package dev.earmark.store;

import dev.earmark.testing.Stores;

class PostgresStoreIT extends StoreContract {

    @Override
    Store open() {
        return Stores.postgres();
    }
}

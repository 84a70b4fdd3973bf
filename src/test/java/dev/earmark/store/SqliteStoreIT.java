package dev.earmark.store;

import dev.earmark.testing.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreIT extends StoreContract {

    @TempDir
    static Path folder;

    @Override
    Store open() {
        return Stores.sqlite(folder);
    }

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("earmark.db") + "?busy_timeout=10000";
    }
}

package dev.earmark.store;

import dev.earmark.encryption.KeyRing;
import dev.earmark.testing.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** All that a store does, it does encrypted, too. */
class SealedStoreIT extends StoreContract {

    @TempDir
    static Path folder;

    private static final KeyRing RING = Stores.ring(1);

    @Override
    Store open() {
        return Stores.sealed(folder, RING);
    }

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("earmark.db") + "?busy_timeout=10000";
    }
}

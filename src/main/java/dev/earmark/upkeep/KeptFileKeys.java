package dev.earmark.upkeep;

import dev.earmark.blobs.sealed.FileKeys;
import dev.earmark.encryption.DataKey;
import dev.earmark.encryption.KeyRing;
import dev.earmark.store.Store;
import java.util.Optional;

/** The keys of files, in the store. */
public record KeptFileKeys(Store store, KeyRing ring) implements FileKeys {

    @Override
    public boolean seals() {
        return ring.seals();
    }

    @Override
    public Optional<DataKey> find(String file) {
        return store.read(tx -> tx.keys().find(file));
    }

    @Override
    public DataKey make(String file) {
        return store.write(tx -> tx.keys().make(file));
    }

    @Override
    public void destroy(String file) {
        store.<Boolean>writeUrgently(tx -> {
            tx.keys().destroy(file);
            return true;
        });
    }
}

package dev.earmark.store.sql.backup;

import dev.earmark.encryption.KeyFaults;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.WrappedKey;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * What a backup that is encrypted is read with.
 *
 * @param keys of a copy that {@code earmark keys backup} made, the newest that there is
 */
public record RestoredKeys(KeyRing ring, List<WrappedKey> keys) {

    public RestoredKeys {
        keys = List.copyOf(keys);
    }

    public static RestoredKeys none() {
        return new RestoredKeys(KeyRing.none(), List.of());
    }

    /** @throws Rejected with a code of {@code encryption} when the backup is encrypted and these do not open it */
    void putInto(Store store) {
        Optional<String> master = store.read(tx -> tx.keys().master());
        if (master.isEmpty()) {
            return;
        }
        if (keys.isEmpty()) {
            throw new Rejected("encryption.keys-needed", "This backup is encrypted and has no data keys: name the newest file that earmark"
                    + " keys backup made by --keys. Nothing was restored.");
        }
        ring.wanted(master.get());
        keys.stream().filter(key -> ring.master(key.master()).isEmpty()).findFirst().ifPresent(other -> {
            throw KeyFaults.old(other.master());
        });
        store.<Integer>write(tx -> (int) keys.stream().filter(tx.keys()::put).count());
        ring.begin();
    }
}

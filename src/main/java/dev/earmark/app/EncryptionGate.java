package dev.earmark.app;

import dev.earmark.encryption.KeyFaults;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.WrappedKey;
import dev.earmark.store.Store;
import java.time.Instant;
import java.util.Optional;

/** Nobody comes in with a wrong key, or without one, and nothing is changed before that is certain. */
final class EncryptionGate {

    private EncryptionGate() {}

    /**
     * Looks whether the keys fit what is kept.
     *
     * @param turnsOn whether encryption begins where there is a key and nothing is encrypted yet
     * @throws dev.earmark.fault.Rejected with a code of {@code encryption}
     */
    static void pass(Store store, KeyRing ring, boolean turnsOn) {
        open(store, ring, turnsOn, true);
    }

    /** The same for whoever puts the data keys back. */
    static void passWithoutKeys(Store store, KeyRing ring) {
        open(store, ring, false, false);
    }

    private static void open(Store store, KeyRing ring, boolean turnsOn, boolean keysNeeded) {
        Optional<String> kept = store.read(tx -> tx.keys().master());
        if (kept.isPresent()) {
            check(store, ring, kept.get(), keysNeeded);
            ring.begin();
        } else if (turnsOn && ring.master().isPresent()) {
            store.<Boolean>write(tx -> {
                tx.keys().begin(Instant.now());
                return true;
            });
            check(store, ring, store.read(tx -> tx.keys().master()).orElseThrow(), true); // another node may have been faster
            ring.begin();
        }
    }

    private static void check(Store store, KeyRing ring, String kept, boolean keysNeeded) {
        ring.wanted(kept);
        store.read(tx -> tx.keys().wrappedByOther(ring.names())).ifPresent(other -> {
            throw KeyFaults.old(other);
        });
        if (keysNeeded && store.read(tx -> tx.keys().find(WrappedKey.HOUSE)).isEmpty()) {
            throw KeyFaults.keysGone();
        }
    }
}

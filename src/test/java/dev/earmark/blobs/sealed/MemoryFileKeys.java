package dev.earmark.blobs.sealed;

import dev.earmark.encryption.DataKey;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.WrappedKey;
import dev.earmark.testing.Stores;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of files that nobody keeps. */
final class MemoryFileKeys implements FileKeys {

    private final KeyRing ring = Stores.ring(7);
    private final Map<String, WrappedKey> kept = new ConcurrentHashMap<>();

    @Override
    public boolean seals() {
        return true;
    }

    @Override
    public Optional<DataKey> find(String file) {
        return Optional.ofNullable(kept.get(file)).map(ring::unwrapped);
    }

    @Override
    public DataKey make(String file) {
        return ring.unwrapped(Objects.requireNonNull(kept.computeIfAbsent(file,
                owner -> ring.fresh(owner, ring.master().orElseThrow()))));
    }

    @Override
    public void destroy(String file) {
        kept.remove(file);
    }
}

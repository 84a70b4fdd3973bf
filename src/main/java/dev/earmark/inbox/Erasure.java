package dev.earmark.inbox;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.blobs.BlobStore;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes interactions everywhere: rows, findings and jobs in one transaction with the event and the audit entry, then the files. What a
 * failure leaves of the files, the sweep takes. Safe for many threads.
 */
public final class Erasure {

    private final Store store;
    private final BlobStore blobs;
    private final Clock clock;
    private final Logger log = LoggerFactory.getLogger(Erasure.class);

    public Erasure(Store store, BlobStore blobs, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** @return false when there is no such interaction within reach */
    public boolean erase(String id, Principal by) {
        Optional<List<String>> keys = store.writeUrgently(tx -> erase(tx, id, by));
        keys.ifPresent(all -> all.forEach(key -> remove(id, key)));
        return keys.isPresent();
    }

    private Optional<List<String>> erase(Store.Tx tx, String id, Principal by) {
        Optional<Interaction> found = tx.interactions().find(id, by.reach());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        tx.events().append(EventType.DELETED, now, id, found.get().facts().agentId(), Map.of());
        Optional<List<String>> keys = tx.interactions().delete(id);
        tx.audit().append(new AuditEntry(now, by.id(), "interaction.delete", id, ""));
        return keys;
    }

    private void remove(String id, String key) {
        try {
            blobs.remove(key);
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("interaction", id).log(
                    "a file of an erased interaction could not be removed now; the sweep removes it");
        }
    }
}

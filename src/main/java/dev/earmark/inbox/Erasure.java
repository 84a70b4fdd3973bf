package dev.earmark.inbox;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.blobs.BlobStore;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.interaction.Interaction;
import dev.earmark.retention.DataKind;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.Deletion.Cause;
import dev.earmark.retention.Hold;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /**
     * Why it goes.
     *
     * @param rule as it is now; empty where none asks for it
     * @param by   id of the account or key, {@code system} for a rule
     */
    public record Why(Cause cause, String rule, String by) {}

    /**
     * @return false when there is no such interaction within reach
     * @throws Conflict with {@code retention.held} when it may not be deleted
     */
    public boolean erase(String id, Principal by) {
        return erase(id, by.reach(), new Why(Cause.PERSON, "", by.id()));
    }

    /** As the other, for whatever reason. */
    public boolean erase(String id, Reach reach, Why why) {
        Optional<List<String>> keys = store.writeUrgently(tx -> erase(tx, id, reach, why));
        keys.ifPresent(all -> removeFiles(id, all));
        return keys.isPresent();
    }

    private Optional<List<String>> erase(Store.Tx tx, String id, Reach reach, Why why) {
        tx.findings().lockScorecards(id); // whoever erases the same now, on another node, comes second
        Optional<Interaction> found = tx.interactions().find(id, reach);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        tx.retention().holding(id).ifPresent(hold -> {
            throw held("The interaction " + id, hold);
        });
        Instant now = clock.instant();
        tx.events().append(EventType.DELETED, now, id, found.get().facts().agentId(), Map.of());
        tx.retention().forgetClips(id);
        Optional<List<String>> keys = tx.interactions().delete(id);
        tx.retention().note(new Deletion("", id, DataKind.SCORES, why.cause(), why.rule(), why.by(), now));
        tx.audit().append(new AuditEntry(now, why.by(), "interaction.delete", id, why.cause() == Cause.PERSON ? "" : why.cause().label()));
        return keys;
    }

    /** @param what at the beginning of a sentence */
    public static Conflict held(String what, Hold hold) {
        return new Conflict("retention.held", what + " may not be deleted: "
                + (hold.subject() == Hold.Subject.CUSTOMER ? "everything of the customer" : "it")
                + " is held since " + hold.at().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10)
                + ". Whoever may do so can lift the hold first.");
    }

    /** What cannot be removed now is left to the sweep for files that no interaction names. */
    public void removeFiles(String id, List<String> keys) {
        keys.forEach(key -> remove(id, key));
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

package dev.earmark.forgetting;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.retention.Hold;
import dev.earmark.retention.Hold.Subject;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** What nobody may delete, until somebody who may do so says otherwise. Every change is in the audit log. Safe for many threads. */
public final class LegalHolds {

    private final Store store;
    private final Clock clock;
    private final Supplier<String> ids;

    public LegalHolds(Store store, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /** The newest first. */
    public List<Hold> all() {
        return store.read(tx -> tx.retention().holds());
    }

    /**
     * Holds an interaction, or everything of a customer, what comes in later included.
     *
     * @throws NotFound with {@code interaction.unknown}; customers need not be known
     * @throws Conflict with {@code retention.held-already}
     */
    public Hold place(Subject subject, String subjectId, String reason, Principal by) {
        Hold hold = new Hold(ids.get(), subject, subjectId, reason, by.id(), by.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.<Boolean>write(tx -> {
            if (subject == Subject.INTERACTION && tx.interactions().find(subjectId, Reach.EVERYTHING).isEmpty()) {
                throw new NotFound("interaction.unknown", "There is no such interaction.");
            }
            if (!tx.retention().place(hold)) {
                throw new Conflict("retention.held-already", "This " + subject.label() + " is held already.");
            }
            audit(tx, by, "hold.place", hold);
            return true;
        });
        return hold;
    }

    /** @throws NotFound with {@code retention.hold-unknown} */
    public void lift(String id, Principal by) {
        store.<Boolean>write(tx -> {
            Hold hold = tx.retention().lift(id)
                    .orElseThrow(() -> new NotFound("retention.hold-unknown", "There is no such hold; it may have been lifted already."));
            audit(tx, by, "hold.lift", hold);
            return true;
        });
    }

    /** Customers are told apart by the hold: their ids are personal data. */
    private void audit(Store.Tx tx, Principal by, String action, Hold hold) {
        tx.audit().append(new AuditEntry(clock.instant(), by.id(), action,
                hold.subject() == Subject.INTERACTION ? hold.subjectId() : hold.id(), hold.subject().label()));
    }
}

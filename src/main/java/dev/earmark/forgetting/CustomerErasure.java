package dev.earmark.forgetting;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Reach;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.inbox.Erasure;
import dev.earmark.retention.Deletion.Cause;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Clock;
import java.util.List;

/**
 * Forgets a customer across channels: every interaction with everything that hangs on it, and the searches and views that name the
 * customer. The audit log keeps that somebody was forgotten and of how many interactions, not who. Safe for many threads.
 */
public final class CustomerErasure {

    private static final int PAGE = 100;
    private static final int LONGEST_ID = 60;

    private final Store store;
    private final Erasure erasure;
    private final Clock clock;

    public CustomerErasure(Store store, Erasure erasure, Clock clock) {
        this.store = store;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param interactions that are gone
     * @param held         that are held by themselves, and stay
     * @param traceless    whether no file of an embedded database holds anything of it any longer; else the next round sees to it
     */
    public record Forgotten(int interactions, int held, boolean traceless) {}

    /**
     * Forgets everybody by this id.
     *
     * @param by id of the account or key
     * @throws NotFound with {@code results.customer-unknown} when there is no interaction
     * @throws Conflict with {@code retention.held} when everything of the customer is held
     */
    public Forgotten forget(String customerId, String by) {
        store.read(tx -> tx.retention().holdingCustomer(customerId)).ifPresent(hold -> {
            throw Erasure.held("This customer", hold);
        });
        int gone = 0;
        int held = 0;
        boolean known = false;
        String last = "";
        for (List<String> page = page(customerId, last); !page.isEmpty(); page = page(customerId, last)) {
            known = true;
            for (String id : page) {
                try {
                    gone += erasure.erase(id, Reach.EVERYTHING, new Erasure.Why(Cause.CUSTOMER, "", by)) ? 1 : 0;
                } catch (Conflict holding) {
                    held++;
                }
                last = id;
            }
        }
        if (!known) {
            throw new NotFound("results.customer-unknown", "There is no interaction with a customer \""
                    + PlainText.quoted(customerId, LONGEST_ID) + "\".");
        }
        note(customerId, by, gone, held);
        return new Forgotten(gone, held, store.leaveNoTrace());
    }

    private List<String> page(String customerId, String after) {
        return store.read(tx -> tx.retention().ofCustomer(customerId, after, PAGE));
    }

    private void note(String customerId, String by, int gone, int held) {
        store.<Boolean>writeUrgently(tx -> {
            int named = tx.retention().forgetNamed(customerId);
            tx.audit().append(new AuditEntry(clock.instant(), by, "customer.forget", "",
                    gone + " interactions, " + held + " held, " + named + " saved searches and views"));
            return true;
        });
    }
}

package dev.earmark.inbox;

import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.steps.Entrance;
import dev.earmark.steps.StepPlan;
import dev.earmark.store.Interactions;
import dev.earmark.store.Interactions.Accepted;
import dev.earmark.store.People;
import dev.earmark.store.Store;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keeps the rows of what comes in: the interaction, its first job and the event, all or none. */
public final class Ledger {

    private final Store store;
    private final Entrance entrance;

    /** @param plan of the steps that interactions take from here on */
    public Ledger(Store store, StepPlan plan) {
        this.store = store;
        this.entrance = new Entrance(plan);
    }

    /** What an earlier request with this key was told. @throws Conflict with {@code inbox.key-reused} when that was another request */
    Optional<Receipt> earlier(RequestKey key, String requestSha256) {
        return store.read(tx -> tx.interactions().byKey(key.kept())).map(accepted -> earlier(accepted, key, requestSha256));
    }

    private static Receipt earlier(Accepted accepted, RequestKey key, String requestSha256) {
        if (!key.derived() && !accepted.requestSha256().equals(requestSha256)) {
            throw new Conflict("inbox.key-reused", "The idempotency key " + key.shown()
                    + " was used for another request before; send a new one.");
        }
        return new Receipt(false, accepted.id(), key.shown(), key.derived());
    }

    Receipt keep(Submission submission) {
        RequestKey key = submission.key();
        Accepted accepted = store.write(tx -> keep(tx, submission));
        return accepted.fresh()
                ? new Receipt(true, accepted.id(), key.shown(), key.derived())
                : earlier(accepted, key, submission.arrived().requestSha256());
    }

    private Accepted keep(Store.Tx tx, Submission submission) {
        Interaction interaction = submission.interaction();
        Accepted accepted = tx.interactions().insert(interaction, submission.arrived());
        if (accepted.fresh()) {
            meet(tx, interaction);
            entrance.enter(tx, interaction, submission.heard());
            tx.events().append(EventType.RECEIVED, interaction.receivedAt(), interaction.id(), interaction.facts().agentId(),
                    detail(interaction, submission.arrived().by()));
        }
        return accepted;
    }

    private static void meet(Store.Tx tx, Interaction interaction) {
        Facts facts = interaction.facts();
        String agentId = facts.agentId();
        if (agentId != null) {
            tx.people().meet(new People.Agent(agentId, facts.agentName(), interaction.routing().team()));
        }
    }

    private static Map<String, String> detail(Interaction interaction, String by) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("channel", interaction.channel().name().toLowerCase(Locale.ROOT));
        String externalId = interaction.externalId();
        if (externalId != null) {
            detail.put("externalId", externalId);
        }
        if (by.equals(Interactions.EXAMPLE)) {
            detail.put("synthetic", "true");
        }
        return detail;
    }
}

package dev.earmark.jobs;

import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.jobs.Claims;
import dev.earmark.steps.InteractionEvents;
import dev.earmark.steps.InteractionStatus;
import dev.earmark.steps.Outcome;
import dev.earmark.steps.Stale;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The transactions of the workers: claim, finish, give back, park. Each is whole or not at all, and refused when the claim is lost. */
final class Claims {

    private static final int MOST_OVERTAKEN = 10;

    private final Store store;
    private final String owner;
    private final Duration lease;
    private final InteractionEvents events;

    Claims(Store store, String owner, Duration lease, InteractionEvents events) {
        this.store = store;
        this.owner = owner;
        this.lease = lease;
        this.events = events;
    }

    List<Claim> claim(Collection<StepName> names, int limit) {
        return store.write(tx -> tx.jobs().claim(owner, tx.nowMs() + lease.toMillis(), names, limit));
    }

    /** Whoever held jobs of a database that is ours alone is gone. */
    int takeOverAll() {
        return store.shared() ? 0 : store.<Integer>writeUrgently(tx -> tx.jobs().takeOverAll());
    }

    /** @throws Stale when the claim is lost: nothing was kept */
    void finish(Claim claim, Outcome outcome) {
        again(tx -> {
            Stale.unless(tx.jobs().finish(claim));
            outcome.keeping().in(tx);
            return true;
        });
        outcome.afterwards().run();
    }

    /** Notes that nothing else runs beside it. @return false when the claim is lost */
    boolean runsAlone(Claim claim) {
        return store.<Boolean>write(tx -> tx.jobs().runsAlone(claim));
    }

    /** @return false when the claim is lost */
    boolean giveBack(Claim claim, Duration wait, boolean attemptGivenBack, @Nullable String code) {
        return store.<Boolean>write(tx -> tx.jobs().release(claim, tx.nowMs() + wait.toMillis(), attemptGivenBack, code));
    }

    /** @return false when the claim is lost */
    boolean park(Claim claim, String code, String sentence) {
        return again(tx -> {
            if (!tx.jobs().giveUp(claim, code)) {
                return false;
            }
            Optional<Interaction> interaction = tx.interactions().find(claim.step().interactionId(), Reach.EVERYTHING);
            interaction.ifPresent(found -> {
                InteractionStatus.save(tx, found.parked(code, sentence));
                events.append(tx, found, EventType.PARKED, detail(claim, code));
            });
            return true;
        });
    }

    /**
     * Ends what nobody waits for without a finding.
     *
     * @param wait until it is tried another time; null when it is not
     * @return false when the claim is lost
     */
    boolean leave(Claim claim, @Nullable Duration wait) {
        return again(tx -> {
            if (!tx.jobs().finish(claim)) {
                return false;
            }
            if (wait != null) {
                tx.jobs().enqueueInBackground(claim.step(), Priority.BULK, tx.nowMs() + wait.toMillis(), claim.round() + 1);
            }
            InteractionStatus.settle(tx, claim.step().interactionId());
            return true;
        });
    }

    private static Map<String, String> detail(Claim claim, String code) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("code", code);
        detail.put("step", claim.step().name().label());
        if (!claim.step().rubric().isEmpty()) {
            detail.put("rubric", claim.step().rubric());
        }
        return detail;
    }

    /** How long the interaction of a job has been waiting to be done. */
    Duration waiting(Claim claim) {
        return store.read(tx -> tx.interactions().find(claim.step().interactionId(), Reach.EVERYTHING)
                .map(found -> Duration.between(found.receivedAt(), events.clock().instant()))
                .orElse(Duration.ZERO));
    }

    private boolean again(Store.Work<Boolean> work) {
        for (int i = 1; ; i++) {
            try {
                return store.write(work);
            } catch (InteractionStatus.Overtaken overtaken) {
                if (i >= MOST_OVERTAKEN) {
                    throw overtaken;
                }
            }
        }
    }
}

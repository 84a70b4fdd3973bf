package dev.earmark.review.queue;

import dev.earmark.access.Account;
import dev.earmark.access.Permission;
import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Interaction;
import dev.earmark.review.Need;
import dev.earmark.review.QueueRules;
import dev.earmark.review.Revision.By;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.ReviewQueue.Lease;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands out what waits for a person, each to one reviewer at a time. Safe for many threads. */
public final class ReviewDesk {

    /** How long somebody has an interaction before others may get it. */
    public static final Duration LEASE = Duration.ofMinutes(30);

    private final Deeds deeds;

    public ReviewDesk(Deeds deeds) {
        this.deeds = deeds;
    }

    /** Takes the most urgent one that nobody else has. @param not ids that are passed over @return its id */
    public Optional<String> next(Principal by, Collection<String> not) {
        return deeds.store().write(tx -> {
            Optional<String> found = tx.queue().next(by.id(), not, by.reach());
            return found.filter(id -> tx.queue().lease(id, Deeds.by(by), tx.nowMs() + LEASE.toMillis()));
        });
    }

    /**
     * Takes one, or keeps it for longer.
     *
     * @throws Conflict with {@code review.taken} when somebody else has it
     */
    public Lease take(String id, Principal by) {
        return deeds.store().write(tx -> {
            Deeds.known(tx, id, by);
            if (!tx.queue().lease(id, Deeds.by(by), tx.nowMs() + LEASE.toMillis())) {
                String who = Optional.ofNullable(tx.queue().of(id).lease()).map(lease -> PlainText.quoted(lease.by().name()))
                        .orElse("Somebody");
                throw new Conflict("review.taken", who + " has this interaction from the queue now; take another one.");
            }
            return Objects.requireNonNull(tx.queue().of(id).lease());
        });
    }

    /** Gives one back. */
    public void leave(String id, Principal by) {
        deeds.store().write(tx -> {
            Deeds.known(tx, id, by);
            tx.queue().release(id, by.id());
            return true;
        });
    }

    /**
     * Gives interactions to a reviewer; those that are not within reach are passed over.
     *
     * @param to id of an account; null for nobody
     * @return how many
     * @throws Rejected with {@code review.not-a-reviewer}
     */
    public int assign(Collection<String> ids, @Nullable String to, Principal by) {
        return deeds.store().write(tx -> {
            By person = to == null ? null : reviewer(tx, to);
            int count = 0;
            for (String id : new LinkedHashSet<>(ids)) {
                Optional<Interaction> found = tx.interactions().find(id, by.reach());
                found.ifPresent(one -> assign(tx, one, person, by));
                count += found.isPresent() ? 1 : 0;
            }
            return count;
        });
    }

    private void assign(Store.Tx tx, Interaction interaction, @Nullable By to, Principal by) {
        tx.queue().assign(interaction.id(), to);
        Triage.change(tx, interaction.id(), Need.ASSIGNED, to != null, deeds.now());
        deeds.done(tx, by, "review.assign", interaction, EventType.ASSIGNED, to == null ? Map.of() : Map.of("to", to.id()));
    }

    private static By reviewer(Store.Tx tx, String id) {
        return tx.accounts().find(id).filter(ReviewDesk::mayReview).map(account -> new By(account.id(), account.name()))
                .orElseThrow(() -> new Rejected("review.not-a-reviewer", "There is no account \"" + PlainText.quoted(id)
                        + "\" that may review; GET /reviewers names those that may."));
    }

    public static boolean mayReview(Account account) {
        return !account.disabled() && account.role().permissions().contains(Permission.WRITE_REVIEWS);
    }

    /** Replaces the rules; they hold for what is scored from now on. */
    public void replace(Store.Tx tx, QueueRules rules, Principal by) {
        tx.queue().replace(rules);
        deeds.noted(tx, by, "queue.rules", "", rules.rules().size() + " rules, " + rules.samplePerAgentWeek() + " drawn");
    }
}

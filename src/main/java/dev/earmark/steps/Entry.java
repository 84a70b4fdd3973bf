package dev.earmark.steps;

import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.library.RubricName;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a step writes when it is done: in one transaction, under its claim. Not to be used outside of it. */
public final class Entry {

    private final Store.Tx tx;
    private final Claim claim;
    private final Interaction interaction;
    private final InteractionEvents events;
    private final Repeats repeats;

    Entry(Store.Tx tx, Claim claim, Interaction interaction, InteractionEvents events, Repeats repeats) {
        this.tx = tx;
        this.claim = claim;
        this.interaction = interaction;
        this.events = events;
        this.repeats = repeats;
    }

    public Store.Tx tx() {
        return tx;
    }

    public String interactionId() {
        return interaction.id();
    }

    public Clock clock() {
        return events.clock();
    }

    /** The fencing token under which everything is kept. */
    public long epoch() {
        return claim.epoch();
    }

    /** Whether nobody waits for it: what is there already is good enough to be kept. */
    public boolean background() {
        return claim.background();
    }

    /** For steps that go by a rubric. */
    public RubricName rubric() {
        return RubricName.parse(claim.step().rubric());
    }

    /** @throws Stale when a later claim has kept its finding, or the interaction is gone */
    public <T> void put(StepFinding<T> finding, Optional<T> found) {
        Stale.unless(tx.findings().put(interaction.id(), finding.step(), finding.scope(claim.step().rubric()), claim.epoch(),
                found.orElse(null)));
    }

    /** Tells others. @param detail never holds words of a conversation */
    public void happened(EventType type, Map<String, String> detail) {
        events.append(tx, interaction, type, detail);
    }

    /**
     * Has the same step done again later, in the background, unless that has been tried often enough.
     *
     * @param pause how long it is of no use, as far as that is known
     * @return when
     */
    public Optional<Instant> again(Duration pause) {
        int round = claim.round() + 1;
        return repeats.before(round, pause).map(wait -> {
            long at = tx.nowMs() + wait.toMillis();
            tx.jobs().enqueueInBackground(claim.step(), Priority.BULK, at, round);
            return Instant.ofEpochMilli(at);
        });
    }
}

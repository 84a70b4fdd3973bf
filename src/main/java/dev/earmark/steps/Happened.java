package dev.earmark.steps;

import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.Map;

/** Tells the outbox what happened to an interaction. */
public final class Happened {

    private final Clock clock;

    public Happened(Clock clock) {
        this.clock = clock;
    }

    public void to(Store.Tx tx, Interaction interaction, EventType type, Map<String, String> detail) {
        tx.events().append(type, clock.instant(), interaction.id(), interaction.facts().agentId(), detail);
    }

    public Clock clock() {
        return clock;
    }
}

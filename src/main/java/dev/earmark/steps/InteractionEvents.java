package dev.earmark.steps;

import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.steps.InteractionEvents;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.Map;

/** Writes into the outbox what happened to an interaction, for those who are told. */
public final class InteractionEvents {

    private final Clock clock;

    public InteractionEvents(Clock clock) {
        this.clock = clock;
    }

    public void append(Store.Tx tx, Interaction interaction, EventType type, Map<String, String> detail) {
        tx.events().append(type, clock.instant(), interaction.id(), interaction.facts().agentId(), detail);
    }

    public Clock clock() {
        return clock;
    }
}

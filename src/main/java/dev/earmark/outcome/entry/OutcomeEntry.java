package dev.earmark.outcome.entry;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Keeps what somebody said of how an interaction ended. Safe for many threads. */
public record OutcomeEntry(Clock clock) {

    private static final int LONGEST_NAME = 200;

    /**
     * Adds it within a transaction of the caller's; what says the same as before is not kept again.
     *
     * @param values as {@link OutcomeName#read} gives them
     * @return how many were new
     */
    public int add(Store.Tx tx, Interaction interaction, Map<OutcomeName, String> values, Principal by) {
        return add(tx, interaction, values, by.id(), PlainText.quoted(by.name(), LONGEST_NAME));
    }

    int add(Store.Tx tx, Interaction interaction, Map<OutcomeName, String> values, String byId, String byName) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<OutcomeFact> facts = values.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> new OutcomeFact(entry.getKey(), entry.getValue(), byId, byName, now)).toList();
        int kept = tx.outcomes().add(interaction.id(), facts);
        if (kept > 0) {
            String names = String.join(" ", facts.stream().map(fact -> fact.name().label()).toList());
            tx.audit().append(new AuditEntry(now, byId, "interaction.outcome", interaction.id(), names));
            tx.events().append(EventType.OUTCOME, now, interaction.id(), interaction.facts().agentId(), Map.of("outcomes", names));
        }
        return kept;
    }
}

package dev.earmark.outcome.entry;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.redaction.Redactor;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what somebody said of how an interaction ended. Safe for many threads.
 *
 * @param redactor takes out of comments what nobody may keep
 */
public record OutcomeEntry(Clock clock, Redactor redactor) {

    private static final int LONGEST_NAME = 200;

    /**
     * Adds it within a transaction of the caller's; what says the same as before is not kept again, and no comment where the words of
     * the interaction were deleted.
     *
     * @param values as {@link OutcomeName#read} gives them
     * @return how many were new
     */
    public int add(Store.Tx tx, Interaction interaction, Map<OutcomeName, String> values, Principal by) {
        return add(tx, interaction, values, by.id(), PlainText.quoted(by.name(), LONGEST_NAME));
    }

    int add(Store.Tx tx, Interaction interaction, Map<OutcomeName, String> values, String byId, String byName) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<OutcomeFact> facts = fresh(tx, interaction, values).entrySet().stream()
                .map(entry -> new OutcomeFact(entry.getKey(), entry.getValue(), byId, byName, now)).toList();
        int kept = tx.outcomes().add(interaction.id(), facts);
        if (kept > 0) {
            String names = String.join(" ", facts.stream().map(fact -> fact.name().label()).toList());
            tx.audit().append(new AuditEntry(now, byId, "interaction.outcome", interaction.id(), names));
            tx.events().append(EventType.OUTCOME, now, interaction.id(), interaction.facts().agentId(), Map.of("outcomes", names));
        }
        return kept;
    }

    /** What of it would be kept, as it would be kept. */
    Map<OutcomeName, String> fresh(Store.Tx tx, Interaction interaction, Map<OutcomeName, String> values) {
        Map<OutcomeName, String> fresh = new EnumMap<>(OutcomeName.class);
        fresh.putAll(values);
        fresh.computeIfPresent(OutcomeName.COMMENT, (_, text) -> wordsAreGone(tx, interaction) ? null : redacted(text, interaction));
        Map<OutcomeName, String> last = new EnumMap<>(OutcomeName.class);
        tx.outcomes().of(interaction.id()).forEach(fact -> last.put(fact.name(), fact.value()));
        fresh.entrySet().removeIf(entry -> entry.getValue().equals(last.get(entry.getKey())));
        return fresh;
    }

    static boolean wordsAreGone(Store.Tx tx, Interaction interaction) {
        return tx.retention().gone(interaction.id()).words() != null;
    }

    private String redacted(String comment, Interaction interaction) {
        Transcript said = new Transcript(interaction.id(), Channel.CHAT, new Source("", "", 0, 0, 0), Engine.GIVEN,
                List.of(new Turn(0, Speaker.CUSTOMER, null, comment, List.of())));
        return redactor.of(said, interaction.facts()).transcript().turns().getFirst().text();
    }
}

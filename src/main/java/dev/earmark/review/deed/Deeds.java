package dev.earmark.review.deed;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.review.Revision.By;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all who do something with a review have in common. Safe for many threads.
 *
 * @param ids gives UUIDs of version 7
 */
public record Deeds(Store store, Clock clock, Supplier<String> ids) {

    private static final int LONGEST_NAME = 200;

    /** Now, as the store keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public String id() {
        return ids.get();
    }

    public static By by(Principal principal) {
        return new By(principal.id(), PlainText.quoted(principal.name(), LONGEST_NAME));
    }

    /** @throws NotFound with {@code interaction.unknown} when there is none within reach */
    public static Interaction known(Store.Tx tx, String id, Principal by) {
        return tx.interactions().find(id, by.reach())
                .orElseThrow(() -> new NotFound("interaction.unknown", "There is no interaction " + id + "."));
    }

    /** Only in the audit log. @param detail never holds words of a conversation or of a person */
    public void noted(Store.Tx tx, Principal by, String action, String target, String detail) {
        tx.audit().append(new AuditEntry(now(), by.id(), action, target, detail));
    }

    /** In the audit log, and told to others. @param detail ids and figures */
    public void done(Store.Tx tx, Principal by, String action, Interaction interaction, EventType type, Map<String, String> detail) {
        noted(tx, by, action, interaction.id(), String.join(" ", detail.values().stream().sorted().toList()));
        tx.events().append(type, now(), interaction.id(), interaction.facts().agentId(), detail);
    }
}

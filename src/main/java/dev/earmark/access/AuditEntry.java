package dev.earmark.access;

import java.time.Instant;

/**
 * Something that somebody did.
 *
 * @param actor  id of the account or key; {@code system} for the program itself
 * @param action dotted, the thing first: {@code interaction.delete}
 * @param target id of what it was done to; empty when there is none
 * @param detail a few words without personal data, never what was said in a conversation
 */
public record AuditEntry(Instant at, String actor, String action, String target, String detail) {}

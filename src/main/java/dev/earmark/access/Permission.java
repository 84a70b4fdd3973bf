package dev.earmark.access;

import java.util.Arrays;
import java.util.Optional;

/** One thing that may be allowed. The labels are the scopes of API keys. */
public enum Permission {
    READ_INTERACTIONS("interactions:read"),
    WRITE_INTERACTIONS("interactions:write"),
    DELETE_INTERACTIONS("interactions:delete"),
    READ_RUBRICS("rubrics:read"),
    WRITE_RUBRICS("rubrics:write"),
    READ_PEOPLE("people:read"),
    WRITE_PEOPLE("people:write"),
    READ_EVENTS("events:read"),
    MANAGE_WEBHOOKS("webhooks:manage"),
    MANAGE_ACCESS("access:manage"),
    READ_AUDIT("audit:read"),
    /** What people made of interactions, published or not: verdicts, disputes, comments, the queue. */
    READ_REVIEWS("reviews:read"),
    /** Verdicts, sharing, deciding disputes, correcting words, the queue. */
    WRITE_REVIEWS("reviews:write"),
    /** Comments, and moments that people mark. */
    COMMENT("reviews:comment"),
    /** Days on which agents were coached. */
    COACH("coachings:write"),
    /** What an agent does with own published interactions. */
    OWN_FEEDBACK("feedback:own"),
    /** Playbooks that are published. */
    READ_PLAYBOOKS("playbooks:read"),
    /** Drafts of playbooks: editing, publishing and retiring them. */
    WRITE_PLAYBOOKS("playbooks:write"),
    /** How long what is kept, what is due, and what was deleted. */
    MANAGE_RETENTION("retention:manage"),
    /** What nobody may delete. */
    MANAGE_HOLDS("holds:manage"),
    /** Everything of one customer as a file. */
    EXPORT_CUSTOMERS("customers:export"),
    /** Who customers are: names, numbers and addresses; without it they are masked. */
    READ_CUSTOMERS("customers:read"),
    /** What was said before private words were removed, where that is kept. */
    READ_ORIGINALS("originals:read");

    private final String label;

    Permission(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Permission> of(String label) {
        return Arrays.stream(values()).filter(permission -> permission.label.equals(label)).findFirst();
    }
}

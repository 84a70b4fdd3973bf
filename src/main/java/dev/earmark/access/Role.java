package dev.earmark.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a person is in the contact centre, and so what they may do. */
public enum Role {
    ADMIN("admin", EnumSet.allOf(Permission.class)),
    REVIEWER("reviewer", EnumSet.of(
            Permission.READ_INTERACTIONS, Permission.WRITE_INTERACTIONS, Permission.READ_RUBRICS, Permission.WRITE_RUBRICS,
            Permission.READ_PEOPLE, Permission.READ_EVENTS, Permission.READ_REVIEWS, Permission.WRITE_REVIEWS, Permission.COMMENT,
            Permission.READ_PLAYBOOKS, Permission.WRITE_PLAYBOOKS, Permission.READ_CUSTOMERS)),
    /** Sees the interactions of own teams, or all where no team is named: see {@link Reach}. */
    COACH("coach", EnumSet.of(Permission.READ_INTERACTIONS, Permission.READ_RUBRICS, Permission.READ_PEOPLE, Permission.READ_EVENTS,
            Permission.READ_REVIEWS, Permission.COMMENT, Permission.COACH, Permission.READ_PLAYBOOKS, Permission.WRITE_PLAYBOOKS,
            Permission.READ_CUSTOMERS)),
    /** Sees own published interactions only: see {@link Reach}. */
    AGENT("agent", EnumSet.of(Permission.READ_INTERACTIONS, Permission.READ_RUBRICS, Permission.READ_EVENTS, Permission.OWN_FEEDBACK,
            Permission.READ_PLAYBOOKS, Permission.READ_CUSTOMERS));

    private final String label;
    private final Set<Permission> permissions;

    Role(String label, Set<Permission> permissions) {
        this.label = label;
        this.permissions = Set.copyOf(permissions);
    }

    /** The word used in files and in the API. */
    public String label() {
        return label;
    }

    public static Optional<Role> of(String label) {
        return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}

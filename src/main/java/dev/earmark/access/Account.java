package dev.earmark.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in.
 *
 * @param login        what they log in with, lower case, unique
 * @param agentId      the agent that this person is; null for others
 * @param passwordHash as {@code Passwords} makes it; null when they log in elsewhere or have not chosen one yet
 * @param subject      issuer and subject at the identity provider; null for those who log in here
 * @param version      raised by every change, from 1
 * @param teams        that a coach looks after; empty for all, and for other roles
 */
public record Account(
        String id,
        String login,
        String name,
        Role role,
        @Nullable String agentId,
        @Nullable String passwordHash,
        @Nullable String subject,
        boolean disabled,
        Instant createdAt,
        long version,
        Set<String> teams) {

    public Account {
        teams = Set.copyOf(teams);
    }

    /** Of no particular teams. */
    public Account(String id, String login, String name, Role role, @Nullable String agentId, @Nullable String passwordHash,
            @Nullable String subject, boolean disabled, Instant createdAt, long version) {
        this(id, login, name, role, agentId, passwordHash, subject, disabled, createdAt, version, Set.of());
    }

    @Override
    public String toString() {
        return "Account[" + id + " " + role.label() + "]";
    }
}

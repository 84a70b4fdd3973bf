package dev.earmark.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in.
 *
 * @param login        what they log in with, lower case, unique
 * @param agentId      the agent that this person is; null for others
 * @param passwordHash as {@code Passwords} makes it; null when they log in elsewhere or have not chosen one yet
 * @param subject      issuer and subject at the identity provider; null for those who log in here
 * @param version      raised by every change, from 1
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
        long version) {

    @Override
    public String toString() {
        return "Account[" + id + " " + role.label() + "]";
    }
}

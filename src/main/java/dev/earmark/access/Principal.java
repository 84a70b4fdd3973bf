package dev.earmark.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever makes a request.
 *
 * @param id          of the account, or of the key
 * @param name        for people
 * @param agentId     the agent that this person is, or the only one whose interactions a key may see; null for others. An account of
 *                    role agent without one sees nothing
 * @param permissions what may be done: of the role, for a key only its scopes
 * @param key         whether it is a program with a key, no person with a session
 */
public record Principal(String id, String name, Role role, @Nullable String agentId, Set<Permission> permissions, boolean key) {

    public Principal {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** What this one may know of. */
    public Reach reach() {
        return role == Role.AGENT || agentId != null && key ? new Reach.Own(agentId == null ? "" : agentId) : Reach.EVERYTHING;
    }
}

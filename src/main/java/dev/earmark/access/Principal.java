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
 * @param teams       that a coach looks after; empty for all, and for other roles
 */
public record Principal(String id, String name, Role role, @Nullable String agentId, Set<Permission> permissions, boolean key,
        Set<String> teams) {

    public Principal {
        permissions = Set.copyOf(permissions);
        teams = Set.copyOf(teams);
    }

    /** Of no particular teams. */
    public Principal(String id, String name, Role role, @Nullable String agentId, Set<Permission> permissions, boolean key) {
        this(id, name, role, agentId, permissions, key, Set.of());
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** What this one may know of. */
    public Reach reach() {
        if (role == Role.AGENT) {
            return new Reach.Published(agentId == null ? "" : agentId);
        }
        if (agentId != null && key) {
            return new Reach.Own(agentId);
        }
        return role == Role.COACH && !teams.isEmpty() ? new Reach.Teams(teams) : Reach.EVERYTHING;
    }
}

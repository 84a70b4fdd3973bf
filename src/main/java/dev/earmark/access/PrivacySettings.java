package dev.earmark.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who gets to know who customers are.
 *
 * @param customersSeenBy labels of roles, with blanks or commas between them; others see masks. A key also needs the scope
 *                        {@code customers:read}
 */
public record PrivacySettings(String customersSeenBy) {

    public PrivacySettings {
        labels(customersSeenBy).forEach(label -> {
            if (Role.of(label).isEmpty()) {
                throw new IllegalArgumentException("customers-seen-by names \"" + label + "\"; it may name "
                        + Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", ")));
            }
        });
    }

    /** Every role. */
    public static PrivacySettings defaults() {
        return new PrivacySettings("admin, reviewer, coach, agent");
    }

    private static List<String> labels(String list) {
        return Arrays.stream(list.split("[,\\s]+")).filter(label -> !label.isBlank()).toList();
    }

    private Set<Role> seers() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        labels(customersSeenBy).forEach(label -> Role.of(label).ifPresent(roles::add));
        return roles;
    }

    /** With what its role may do in this house. */
    public Principal of(Principal principal) {
        if (seers().contains(principal.role()) || !principal.may(Permission.READ_CUSTOMERS)) {
            return principal;
        }
        Set<Permission> fewer = EnumSet.copyOf(principal.permissions());
        fewer.remove(Permission.READ_CUSTOMERS);
        return new Principal(principal.id(), principal.name(), principal.role(), principal.agentId(), fewer, principal.key(),
                principal.teams());
    }
}

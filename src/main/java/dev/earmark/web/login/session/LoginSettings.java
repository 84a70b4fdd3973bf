package dev.earmark.web.login.session;

import dev.earmark.access.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How people with a password here log in.
 *
 * @param secondFactorFor roles, with commas, that may do nothing before they have a second factor; null for none
 * @param company         name of the house: authenticator apps show it, and no password may be little more than it; null when it is not set
 */
public record LoginSettings(@Nullable String secondFactorFor, @Nullable String company) {

    public LoginSettings {
        parsed(secondFactorFor);
    }

    public static LoginSettings defaults() {
        return new LoginSettings(null, null);
    }

    boolean needsFactor(Role role) {
        return parsed(secondFactorFor).contains(role);
    }

    private static Set<Role> parsed(@Nullable String text) {
        return Arrays.stream(text == null || text.isBlank() ? new String[0] : text.split(",", -1)).map(String::strip)
                .map(label -> Role.of(label).orElseThrow(() -> new IllegalArgumentException(
                        "login.second-factor-for has \"" + label + "\", but must be roles with commas, such as admin, reviewer")))
                .collect(Collectors.toUnmodifiableSet());
    }
}

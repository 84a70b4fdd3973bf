package dev.earmark.web.login.oidc;

import dev.earmark.access.Role;
import dev.earmark.web.login.session.Loopback;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logging in at the identity provider of the house (OpenID Connect).
 *
 * @param issuer       its address; null when people log in here only
 * @param clientId     our name there
 * @param clientSecret our secret there
 * @param roleClaim    claim of the ID token that names groups or roles
 * @param roleMap      which of them has which role here: {@code qa-admins=admin, qa=reviewer}; who has none of them is not let in
 * @param agentClaim   claim that holds the agent's id; null when there is none
 */
public record OidcSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        String roleClaim,
        @Nullable String roleMap,
        @Nullable String agentClaim) {

    public OidcSettings {
        if (issuer != null) {
            if (clientId == null || clientSecret == null) {
                throw new IllegalArgumentException("oidc.issuer needs oidc.client-id and oidc.client-secret too");
            }
            URI uri = URI.create(issuer);
            boolean loopback = uri.getHost() != null && Loopback.is(uri.getHost());
            if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
                throw new IllegalArgumentException("oidc.issuer is " + issuer + ", but must begin with https://");
            }
        }
        parsed(roleMap);
    }

    public static OidcSettings defaults() {
        return new OidcSettings(null, null, null, "groups", null, null);
    }

    /** In the order in which they were written: the first that somebody has wins. */
    Map<String, Role> roles() {
        return parsed(roleMap);
    }

    private static Map<String, Role> parsed(@Nullable String text) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (String pair : text == null || text.isBlank() ? new String[0] : text.split(",", -1)) {
            int sign = pair.lastIndexOf('=');
            String role = pair.substring(sign + 1).strip();
            roles.put(pair.substring(0, Math.max(0, sign)).strip(), Role.of(role).orElseThrow(() ->
                    new IllegalArgumentException("oidc.role-map has \"" + pair.strip()
                            + "\", but must be pairs such as qa-admins=admin, qa=reviewer")));
        }
        return roles;
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}

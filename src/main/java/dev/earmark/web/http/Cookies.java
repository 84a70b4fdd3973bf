package dev.earmark.web.http;

import java.time.Duration;

/**
 * Writes the cookies. Where they travel by HTTPS only, their names say so ({@code __Host-}), and browsers then take them from this host
 * only.
 *
 * @param secure false where nobody else is on the way
 */
public record Cookies(boolean secure) {

    private static final Duration SESSION = Duration.ofHours(8);
    private static final Duration MEMORY = Duration.ofMinutes(10);

    public String sessionName() {
        return (secure ? "__Host-" : "") + "earmark";
    }

    public String memoryName() {
        return sessionName() + "-oidc";
    }

    public String session(String secret) {
        return cookie(sessionName(), secret, SESSION);
    }

    /** What the browser must bring back from the identity provider. */
    public String memory(String value) {
        return cookie(memoryName(), value, MEMORY);
    }

    public String gone(String name) {
        return cookie(name, "", Duration.ZERO);
    }

    private String cookie(String name, String value, Duration age) {
        return name + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }
}

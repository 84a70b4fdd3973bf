package dev.earmark.web.login;

import dev.earmark.access.Permission;
import dev.earmark.access.Principal;
import dev.earmark.access.PrivacySettings;
import dev.earmark.access.Secrets;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Credentials.Key;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.login.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from a request's headers who makes it. Safe for many threads. */
public final class Gate {

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_SECRET = 200;

    private final Store store;
    private final Sessions sessions;
    private final Clock clock;
    private final PrivacySettings privacy;

    /** @param privacy takes from roles what they may not do in this house */
    public Gate(Store store, Sessions sessions, Clock clock, PrivacySettings privacy) {
        this.privacy = privacy;
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * A key wins over a cookie; a key that is wrong is nobody, whatever the cookie says.
     *
     * @param authorization the header; null when there is none
     * @param cookie        the session's secret; null when there is none
     */
    public Optional<Caller> caller(@Nullable String authorization, @Nullable String cookie) {
        return known(authorization, cookie).map(caller -> new Caller(privacy.of(caller.principal()), caller.session()));
    }

    private Optional<Caller> known(@Nullable String authorization, @Nullable String cookie) {
        if (authorization != null) {
            return bearer(authorization).flatMap(this::byKey);
        }
        return cookie == null || cookie.length() > LONGEST_SECRET ? Optional.empty() : sessions.of(cookie);
    }

    private static Optional<String> bearer(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7) && authorization.length() <= LONGEST_SECRET;
        return bearer ? Optional.of(authorization.substring(7).strip()) : Optional.empty();
    }

    private Optional<Caller> byKey(String secret) {
        Instant now = clock.instant();
        Optional<Key> key = store.read(tx -> tx.credentials().key(Secrets.sha256(secret)))
                .filter(found -> !found.revoked() && (found.expiresAt() == null || now.isBefore(found.expiresAt())));
        key.filter(found -> found.usedAt() == null || found.usedAt().plus(NOTED_EVERY).isBefore(now)).ifPresent(found -> note(found, now));
        return key.map(found -> new Caller(principal(found), null));
    }

    /** For lists only: a program reads on while the disk is full. */
    private void note(Key key, Instant now) {
        try {
            store.write(tx -> {
                tx.credentials().usedKey(key.id(), now);
                return true;
            });
        } catch (Unavailable full) {
            if (!full.code().equals("store.full")) {
                throw full;
            }
        }
    }

    private static Principal principal(Key key) {
        Set<Permission> permissions = new HashSet<>(key.role().permissions());
        permissions.retainAll(key.scopes());
        return new Principal(key.id(), key.name(), key.role(), key.agentId(), permissions, true);
    }
}

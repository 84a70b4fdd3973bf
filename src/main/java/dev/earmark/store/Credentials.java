package dev.earmark.store;

import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions, keys for programs, one-time links and failed logins. Of every secret only its SHA-256 is kept. */
public interface Credentials {

    /**
     * Somebody who is logged in.
     *
     * @param csrf    a token that the page must repeat in a header when it changes something
     * @param address from where it was begun
     * @param browser and by what, in a few words
     * @param way     how they logged in, in a few words
     * @param bare    whether nothing may be done yet but add the second factor that the role needs
     */
    record Session(
            String secretSha256, String accountId, String csrf, Instant createdAt, Instant seenAt, Instant expiresAt,
            String address, String browser, String way, boolean bare) {

        /** By which people name it: part of the digest, of which nobody gets back to the secret. */
        public String id() {
            return secretSha256.substring(0, Math.min(ID_LENGTH, secretSha256.length()));
        }

        @Override
        public String toString() {
            return "Session[" + accountId + "]";
        }
    }

    int ID_LENGTH = 32;

    void putSession(Session session);

    Optional<Session> session(String secretSha256);

    void sawSession(String secretSha256, Instant at);

    void endSession(String secretSha256);

    void endSessionsOf(String accountId);

    /** Those of one account that have not expired, the newest first. */
    List<Session> sessionsOf(String accountId, Instant now);

    /** @param id as {@link Session#id()} @return false when the account has no such session */
    boolean endSessionOf(String accountId, String id);

    /** All but one. @return how many there were */
    int endOtherSessions(String accountId, String secretSha256);

    /**
     * A key for a program.
     *
     * @param agentId the only agent whose interactions it may see; null for all
     */
    record Key(
            String id,
            String name,
            String secretSha256,
            Role role,
            Set<Permission> scopes,
            @Nullable String agentId,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt,
            boolean revoked) {
        public Key {
            scopes = Set.copyOf(scopes);
        }
    }

    void putKey(Key key);

    Optional<Key> key(String secretSha256);

    List<Key> keys();

    /** Kept at most once a minute. */
    void usedKey(String id, Instant at);

    /** @return false when there is no such key */
    boolean revokeKey(String id, Instant at);

    /** A link that lets somebody choose a password once. @param accountId null for the first administrator */
    record Link(String secretSha256, @Nullable String accountId, Instant expiresAt) {}

    void putLink(Link link);

    Optional<Link> link(String secretSha256);

    /** Takes it away, so that it works once. */
    Optional<Link> takeLink(String secretSha256);

    /** Counts a failed login of somebody or from somewhere. @return how many there were since {@code since} */
    int failed(String whoOrWhere, Instant at, Instant since);

    int failures(String whoOrWhere, Instant since);

    void forgive(String whoOrWhere);

    /** Forgets what has expired. */
    void sweep(Instant now);
}

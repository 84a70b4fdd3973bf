package dev.earmark.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people have beside a password: an authenticator app, passkeys, recovery codes; and which one-time tickets were used. */
public interface Factors {

    /**
     * An authenticator app.
     *
     * @param sealedSecret as {@link dev.earmark.access.Sealed} makes it: nothing without a key that is not in the database
     * @param confirmed    whether its first code was shown; until then it counts for nothing
     * @param lastStep     of the code that was used last, in half minutes since 1970
     */
    record App(String accountId, String sealedSecret, boolean confirmed, long lastStep, Instant createdAt) {
        @Override
        public String toString() {
            return "App[" + accountId + "]";
        }
    }

    /**
     * A passkey.
     *
     * @param id        of the credential, base 64 for addresses
     * @param publicKey its attested credential data, base 64 for addresses
     * @param counter   of its signatures; 0 for ever where it does not count
     */
    record Passkey(String id, String accountId, String name, String publicKey, long counter, Instant createdAt, @Nullable Instant usedAt) {}

    Optional<App> app(String accountId);

    /** Keeps an app or replaces the one before. */
    void putApp(App app);

    /** @return false when a code of this step or a later one was used before */
    boolean usedStep(String accountId, long step);

    void removeApp(String accountId);

    /** @throws dev.earmark.fault.Conflict with {@code store.passkey-taken} */
    void addPasskey(Passkey passkey);

    Optional<Passkey> passkey(String id);

    /** The oldest first. */
    List<Passkey> passkeys(String accountId);

    /** @return false when its counter was as high before: two devices hold the same key */
    boolean usedPasskey(String id, long counter, Instant at);

    boolean removePasskey(String accountId, String id);

    /** Replaces all. */
    void putRecoveryCodes(String accountId, Collection<String> digests);

    /** @return false when there is none such, or no longer */
    boolean takeRecoveryCode(String accountId, String digest);

    int recoveryCodes(String accountId);

    /** Whether there is a confirmed app or a passkey. */
    boolean any(String accountId);

    /** Accounts for which there is any. */
    Set<String> accounts();

    void removeAll(String accountId);

    /** @return false when it was spent before */
    boolean spend(String ticketSha256, Instant expiresAt);

    /** Forgets what has expired. */
    void sweep(Instant now);
}

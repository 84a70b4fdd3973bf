package dev.earmark.web.login;

import dev.earmark.access.Account;
import dev.earmark.access.Principal;
import dev.earmark.access.Secrets;
import dev.earmark.store.Credentials.Session;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sessions of pages: at most eight hours, at most half an hour without a request. Safe for many threads. */
public final class Sessions {

    static final Duration LONGEST = Duration.ofHours(8);
    static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final Secrets secrets;
    private final Clock clock;

    public Sessions(Store store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A session that has begun. @param secret for the cookie; it is nowhere else */
    public record Begun(String secret, Caller caller) {
        @Override
        public String toString() {
            return "Begun[" + caller.principal().id() + "]";
        }
    }

    /** Part of the caller's transaction. The secret is new each time, so that a cookie from before the login is worth nothing. */
    Begun begin(Store.Tx tx, Account account) {
        Instant now = clock.instant();
        String secret = secrets.fresh();
        Session session = new Session(Secrets.sha256(secret), account.id(), secrets.fresh(), now, now, now.plus(LONGEST));
        tx.credentials().putSession(session);
        return new Begun(secret, new Caller(principal(account), session));
    }

    Optional<Caller> of(String secret) {
        Instant now = clock.instant();
        String digest = Secrets.sha256(secret);
        Optional<Caller> caller = store.read(tx -> tx.credentials().session(digest)
                .filter(session -> now.isBefore(session.expiresAt()) && now.isBefore(session.seenAt().plus(IDLE)))
                .flatMap(session -> tx.accounts().find(session.accountId())
                        .filter(account -> !account.disabled())
                        .map(account -> new Caller(principal(account), session))));
        caller.map(Caller::session).filter(session -> session.seenAt().plus(NOTED_EVERY).isBefore(now)).ifPresent(_ -> store.writeUrgently(tx -> {
            tx.credentials().sawSession(digest, now);
            return true;
        }));
        return caller;
    }

    static Principal principal(Account account) {
        return new Principal(account.id(), account.name(), account.role(), account.agentId(), account.role().permissions(), false);
    }
}

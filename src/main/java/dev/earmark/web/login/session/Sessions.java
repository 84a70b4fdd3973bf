package dev.earmark.web.login.session;

import dev.earmark.access.Account;
import dev.earmark.access.Permission;
import dev.earmark.access.Principal;
import dev.earmark.access.Secrets;
import dev.earmark.store.Credentials.Session;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Sessions of pages: at most eight hours, at most half an hour without a request. Safe for many threads. */
public final class Sessions {

    static final Duration LONGEST = Duration.ofHours(8);
    static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final Secrets secrets;
    private final Clock clock;
    private final LoginSettings settings;

    public Sessions(Store store, Secrets secrets, Clock clock, LoginSettings settings) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Part of the caller's transaction. The secret is new each time, so that a cookie from before the login is worth nothing.
     *
     * @param way how they logged in, in a few words
     */
    public Begun begin(Store.Tx tx, Account account, Visit visit, String way) {
        Instant now = clock.instant();
        String secret = secrets.fresh();
        boolean bare = needsFactor(account) && !tx.factors().any(account.id());
        Session session =
                new Session(Secrets.sha256(secret), account.id(), secrets.fresh(), now, now, now.plus(LONGEST), visit.address(),
                        visit.browser(), way, bare);
        tx.credentials().putSession(session);
        return new Begun(secret, new Caller(principal(account, session), session));
    }

    /** Whether the role must have a second factor; whoever logs in at an identity provider has it there. */
    public boolean needsFactor(Account account) {
        return account.subject() == null && settings.needsFactor(account.role());
    }

    public Optional<Caller> of(String secret) {
        Instant now = clock.instant();
        String digest = Secrets.sha256(secret);
        Optional<Caller> caller = store.read(tx -> tx.credentials().session(digest)
                .filter(session -> now.isBefore(session.expiresAt()) && now.isBefore(session.seenAt().plus(IDLE)))
                .flatMap(session -> tx.accounts().find(session.accountId())
                        .filter(account -> !account.disabled())
                        .map(account -> new Caller(principal(account, session), session))));
        caller.map(Caller::session).filter(session -> session.seenAt().plus(NOTED_EVERY).isBefore(now))
                .ifPresent(_ -> store.writeUrgently(tx -> {
            tx.credentials().sawSession(digest, now);
            return true;
        }));
        return caller;
    }

    private static Principal principal(Account account, Session session) {
        Set<Permission> permissions = session.bare() ? Set.of() : account.role().permissions();
        return new Principal(account.id(), account.name(), account.role(), account.agentId(), permissions, false, account.teams());
    }
}

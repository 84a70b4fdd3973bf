package dev.earmark.web.login.session;

import dev.earmark.access.AuditEntry;
import dev.earmark.fault.NotFound;
import dev.earmark.store.Credentials.Session;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What people see of their own sessions, and how they end them. Safe for many threads. */
public final class OwnSessions {

    private final Store store;
    private final Clock clock;

    public OwnSessions(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Those that are still good, the newest first. */
    public List<Session> all(Caller caller) {
        String account = OwnAccount.session(caller).accountId();
        Instant now = clock.instant();
        return store.read(tx -> tx.credentials().sessionsOf(account, now).stream()
                .filter(session -> now.isBefore(session.seenAt().plus(Sessions.IDLE))).toList());
    }

    /** @throws NotFound with {@code access.session-unknown} */
    public void end(Caller caller, String id) {
        String account = OwnAccount.session(caller).accountId();
        store.writeUrgently(tx -> {
            if (!tx.credentials().endSessionOf(account, id)) {
                throw new NotFound("access.session-unknown", "You have no such session, or it has ended.");
            }
            tx.audit().append(new AuditEntry(clock.instant(), account, "session.end", account, id.substring(0, 8)));
            return true;
        });
    }

    /** All but the one that this is asked in. @return how many */
    public int endOthers(Caller caller) {
        Session present = OwnAccount.session(caller);
        return store.writeUrgently(tx -> {
            int ended = tx.credentials().endOtherSessions(present.accountId(), present.secretSha256());
            tx.audit().append(new AuditEntry(clock.instant(), present.accountId(), "session.end", present.accountId(),
                    "all others: " + ended));
            return ended;
        });
    }

    /** The one that this is asked in. */
    public void logout(Caller caller) {
        Session session = caller.session();
        if (session != null) {
            store.writeUrgently(tx -> {
                tx.credentials().endSession(session.secretSha256());
                tx.audit().append(new AuditEntry(clock.instant(), session.accountId(), "session.end", session.accountId(), ""));
                return true;
            });
        }
    }
}

package dev.earmark.web.login.password;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.OneTimeCodes;
import dev.earmark.access.RecoveryCodes;
import dev.earmark.access.Sealed;
import dev.earmark.store.Factors.App;
import dev.earmark.store.Store;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import dev.earmark.web.login.session.LoginOutcome.CodeNeeded;
import dev.earmark.web.login.session.Sessions;
import dev.earmark.web.login.session.Throttle;
import dev.earmark.web.login.session.Tickets;
import dev.earmark.web.login.session.Tickets.Purpose;
import dev.earmark.web.login.session.Tickets.Ticket;
import dev.earmark.web.login.session.Visit;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The code after the password: of the authenticator app, or a recovery code. Failures are counted apart from those of the password,
 * which whoever comes here knows. Safe for many threads.
 */
public final class SecondStep {

    /** Wrong codes for one account from anywhere in a quarter of an hour: a code is six digits, and three are right at a time. */
    static final int MOST_WRONG = 10;

    private final Store store;
    private final Sessions sessions;
    private final Sealed sealed;
    private final Tickets tickets;
    private final Throttle throttle;
    private final Clock clock;

    public SecondStep(Store store, Sessions sessions, Sealed sealed, Tickets tickets, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.sealed = sealed;
        this.tickets = tickets;
        this.throttle = new Throttle(store, clock);
        this.clock = clock;
    }

    /** What the sealed secret of an authenticator app is bound to. */
    public static String context(String accountId) {
        return "authenticator " + accountId;
    }

    /** Part of the caller's transaction. */
    CodeNeeded needed(Store.Tx tx, Account account) {
        Set<String> ways = new HashSet<>();
        tx.factors().app(account.id()).filter(App::confirmed).ifPresent(_ -> ways.add("app"));
        if (!tx.factors().passkeys(account.id()).isEmpty()) {
            ways.add("passkey");
        }
        if (tx.factors().recoveryCodes(account.id()) > 0) {
            ways.add("recovery");
        }
        return new CodeNeeded(tickets.issue(Purpose.SECOND_STEP, account.id(), "" + account.version()), ways, tickets.until());
    }

    /**
     * @param code six digits, or a recovery code
     * @throws HttpRefusal 401 with {@code access.code-refused}, or {@code access.ticket-expired}
     * @throws dev.earmark.fault.Unavailable with {@code access.too-many-failures}
     */
    public Begun finish(String ticket, String code, Visit visit) {
        Ticket opened = tickets.open(Purpose.SECOND_STEP, ticket);
        String who = "code:" + opened.accountId();
        throttle.begin(who, visit.address(), MOST_WRONG);
        Optional<Begun> begun = store.writeUrgently(tx -> tx.accounts().find(opened.accountId())
                .filter(account -> !account.disabled() && ("" + account.version()).equals(opened.note()))
                .flatMap(account -> way(tx, account, code.strip()).map(way -> {
                    opened.spend(tx);
                    throttle.forgive(tx, who, visit.address());
                    tx.audit().append(new AuditEntry(clock.instant(), account.id(), "session.begin", account.id(), way));
                    return sessions.begin(tx, account, visit, way);
                })));
        return begun.orElseThrow(() -> refused(opened.accountId(), visit));
    }

    private HttpRefusal refused(String accountId, Visit visit) {
        store.writeUrgently(tx -> {
            throttle.failed(tx, visit.address());
            tx.audit().append(new AuditEntry(clock.instant(), "system", "session.refused", accountId, "wrong code"));
            return true;
        });
        return new HttpRefusal(401, "access.code-refused",
                "This code is wrong, or was used before; wait for the next one, or use a recovery code.");
    }

    /** How it was shown; empty when it was not. */
    private Optional<String> way(Store.Tx tx, Account account, String code) {
        if (code.replace(" ", "").matches("\\d{6}")) {
            return rightCode(tx, account.id(), code.replace(" ", "")) ? Optional.of("password and code") : Optional.empty();
        }
        if (!tx.factors().takeRecoveryCode(account.id(), RecoveryCodes.digest(account.id(), code))) {
            return Optional.empty();
        }
        int left = tx.factors().recoveryCodes(account.id());
        tx.audit().append(new AuditEntry(clock.instant(), account.id(), "recovery-code.use", account.id(), left + " left"));
        return Optional.of("password and recovery code");
    }

    private boolean rightCode(Store.Tx tx, String accountId, String code) {
        return tx.factors().app(accountId).filter(App::confirmed).filter(app -> {
            OptionalLong step = sealed.open(app.sealedSecret(), context(accountId)).map(secret ->
                    OneTimeCodes.step(secret, code, clock.instant(), app.lastStep())).orElse(OptionalLong.empty());
            return step.isPresent() && tx.factors().usedStep(accountId, step.getAsLong());
        }).isPresent();
    }
}

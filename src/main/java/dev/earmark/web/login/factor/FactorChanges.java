package dev.earmark.web.login.factor;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.RecoveryCodes;
import dev.earmark.fault.Conflict;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.login.password.PasswordLogin;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import dev.earmark.web.login.session.Sessions;
import dev.earmark.web.login.session.Visit;
import java.time.Clock;
import java.util.List;

/** What happens whenever a second factor comes or goes: all sessions end but the one that did it, and it is written down. */
public final class FactorChanges {

    private final Sessions sessions;
    private final RecoveryCodes codes;
    private final Clock clock;

    public FactorChanges(Sessions sessions, RecoveryCodes codes, Clock clock) {
        this.sessions = sessions;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * @param begun         this session goes on under a new cookie
     * @param recoveryCodes shown now and never again; empty when there were some already
     */
    public record Changed(Begun begun, List<String> recoveryCodes) {
        public Changed {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        @Override
        public String toString() {
            return "Changed";
        }
    }

    /** Part of the caller's transaction. @param kind for the audit log */
    Changed added(Store.Tx tx, Account account, Caller caller, Visit visit, String kind) {
        List<String> shown = tx.factors().recoveryCodes(account.id()) > 0 ? List.of() : freshCodes(tx, account);
        return new Changed(changed(tx, account, caller, visit, "factor.add", kind), shown);
    }

    /** Ten new ones; the old ones count no longer. Part of the caller's transaction. */
    Changed renewed(Store.Tx tx, Account account, Caller caller, Visit visit) {
        List<String> shown = freshCodes(tx, account);
        return new Changed(changed(tx, account, caller, visit, "recovery-code.renew", ""), shown);
    }

    private List<String> freshCodes(Store.Tx tx, Account account) {
        List<String> fresh = codes.fresh();
        tx.factors().putRecoveryCodes(account.id(), fresh.stream().map(code -> RecoveryCodes.digest(account.id(), code)).toList());
        return fresh;
    }

    /**
     * Part of the caller's transaction, after it was taken away. @throws Conflict with {@code access.factor-required} when it was the last
     * one
     */
    Changed removed(Store.Tx tx, Account account, Caller caller, Visit visit, String kind) {
        if (!tx.factors().any(account.id())) {
            if (sessions.needsFactor(account)) {
                throw new Conflict("access.factor-required",
                        "Your role must have a second factor; add another one before you remove this one.");
            }
            tx.factors().removeAll(account.id());
        }
        return new Changed(changed(tx, account, caller, visit, "factor.remove", kind), List.of());
    }

    private Begun changed(Store.Tx tx, Account account, Caller caller, Visit visit, String action, String detail) {
        tx.credentials().endSessionsOf(account.id());
        tx.audit().append(new AuditEntry(clock.instant(), account.id(), action, account.id(), detail));
        return sessions.begin(tx, account, visit, PasswordLogin.way(caller));
    }
}

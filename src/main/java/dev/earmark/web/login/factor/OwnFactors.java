package dev.earmark.web.login.factor;

import dev.earmark.access.Account;
import dev.earmark.fault.Conflict;
import dev.earmark.store.Factors.App;
import dev.earmark.store.Factors.Passkey;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.login.factor.FactorChanges.Changed;
import dev.earmark.web.login.password.PasswordLogin;
import dev.earmark.web.login.session.OwnAccount;
import dev.earmark.web.login.session.Sessions;
import dev.earmark.web.login.session.Visit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people see of their own second factors, and new recovery codes. Safe for many threads. */
public final class OwnFactors {

    private final Store store;
    private final Sessions sessions;
    private final PasswordLogin passwords;
    private final FactorChanges changes;

    public OwnFactors(Store store, Sessions sessions, PasswordLogin passwords, FactorChanges changes) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.changes = changes;
    }

    /**
     * What somebody has.
     *
     * @param external whether that is left to the identity provider
     * @param needed   whether the role must have one
     * @param appSince since when there is an authenticator app; null when there is none
     */
    public record Seen(boolean external, boolean needed, @Nullable Instant appSince, List<Passkey> passkeys, int recoveryCodes) {
        public Seen {
            passkeys = List.copyOf(passkeys);
        }
    }

    public Seen all(Caller caller) {
        String id = OwnAccount.session(caller).accountId();
        return store.read(tx -> {
            Account account = tx.accounts().find(id).orElseThrow();
            return new Seen(account.subject() != null, sessions.needsFactor(account),
                    tx.factors().app(id).filter(App::confirmed).map(App::createdAt).orElse(null),
                    tx.factors().passkeys(id), tx.factors().recoveryCodes(id));
        });
    }

    /** @throws Conflict with {@code access.no-factor} */
    public Changed renewCodes(Caller caller, String password, Visit visit) {
        Account account = passwords.confirmed(caller, password, visit);
        return store.writeUrgently(tx -> {
            if (!tx.factors().any(account.id())) {
                throw new Conflict("access.no-factor",
                        "Recovery codes are for when a second factor is lost; add an authenticator app or a passkey first.");
            }
            return changes.renewed(tx, account, caller, visit);
        });
    }
}

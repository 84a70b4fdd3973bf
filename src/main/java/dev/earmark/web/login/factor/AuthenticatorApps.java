package dev.earmark.web.login.factor;

import dev.earmark.access.Account;
import dev.earmark.access.OneTimeCodes;
import dev.earmark.access.Sealed;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Factors.App;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.login.factor.FactorChanges.Changed;
import dev.earmark.web.login.password.PasswordLogin;
import dev.earmark.web.login.password.SecondStep;
import dev.earmark.web.login.session.OwnAccount;
import dev.earmark.web.login.session.Visit;
import java.time.Clock;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Adds and removes authenticator apps. Safe for many threads. */
public final class AuthenticatorApps {

    private final Store store;
    private final PasswordLogin passwords;
    private final FactorChanges changes;
    private final OneTimeCodes codes;
    private final Sealed sealed;
    private final String issuer;
    private final Clock clock;

    /** @param company what apps show beside the login; null when it is not set */
    public AuthenticatorApps(Store store, PasswordLogin passwords, FactorChanges changes, OneTimeCodes codes, Sealed sealed,
            @Nullable String company, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.changes = changes;
        this.codes = codes;
        this.sealed = sealed;
        this.issuer = company == null ? "Earmark" : "Earmark " + company;
        this.clock = clock;
    }

    /** What is shown once. @param uri for the app, also as QR code */
    public record Shown(String secret, String uri) {
        @Override
        public String toString() {
            return "Shown";
        }
    }

    /**
     * Counts for nothing before its first code was shown.
     *
     * @throws Conflict with {@code access.app-present}
     */
    public Shown begin(Caller caller, String password, Visit visit) {
        Account account = passwords.confirmed(caller, password, visit);
        String secret = codes.freshSecret();
        store.writeUrgently(tx -> {
            if (tx.factors().app(account.id()).filter(App::confirmed).isPresent()) {
                throw new Conflict("access.app-present", "There is an authenticator app already; remove it before you add another one.");
            }
            tx.factors().putApp(new App(account.id(), sealed.seal(secret, SecondStep.context(account.id())), false, 0, clock.instant()));
            return true;
        });
        return new Shown(secret, OneTimeCodes.uri(secret, issuer, account.login()));
    }

    /** @throws Rejected with {@code access.code-wrong} */
    public Changed confirm(Caller caller, String code, Visit visit) {
        Account account = OwnAccount.account(store, caller);
        return store.writeUrgently(tx -> {
            App app = tx.factors().app(account.id()).filter(pending -> !pending.confirmed())
                    .orElseThrow(() -> new Conflict("access.app-not-begun", "No authenticator app is being added; begin again."));
            OptionalLong step = sealed.open(app.sealedSecret(), SecondStep.context(account.id()))
                    .map(secret -> OneTimeCodes.step(secret, code.replace(" ", ""), clock.instant(), app.lastStep()))
                    .orElse(OptionalLong.empty());
            if (step.isEmpty()) {
                throw new Rejected("access.code-wrong",
                        "This is not the code that the app should show now; check the clock of its device, and try the next code.");
            }
            tx.factors().putApp(new App(account.id(), app.sealedSecret(), true, step.getAsLong(), clock.instant()));
            return changes.added(tx, account, caller, visit, "authenticator app");
        });
    }

    /** @throws Conflict with {@code access.factor-required} */
    public Changed remove(Caller caller, String password, Visit visit) {
        Account account = passwords.confirmed(caller, password, visit);
        return store.writeUrgently(tx -> {
            tx.factors().removeApp(account.id());
            return changes.removed(tx, account, caller, visit, "authenticator app");
        });
    }
}

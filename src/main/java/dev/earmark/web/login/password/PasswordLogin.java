package dev.earmark.web.login.password;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.PasswordRules;
import dev.earmark.access.Role;
import dev.earmark.access.Secrets;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Credentials.Link;
import dev.earmark.store.Credentials.Session;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.login.session.LoginOutcome;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import dev.earmark.web.login.session.OwnAccount;
import dev.earmark.web.login.session.Sessions;
import dev.earmark.web.login.session.Throttle;
import dev.earmark.web.login.session.Visit;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets people in by login and password, and lets them choose one by a one-time link. Safe for many threads. */
public final class PasswordLogin {

    static final String WAY = "password";

    private final Store store;
    private final Sessions sessions;
    private final SecondStep second;
    private final Hashing hashing;
    private final PasswordRules rules;
    private final Throttle throttle;
    private final Clock clock;
    private final Supplier<String> ids;

    /** @param ids gives the id of a new account */
    public PasswordLogin(Store store, Sessions sessions, SecondStep second, Hashing hashing, PasswordRules rules, Clock clock,
            Supplier<String> ids) {
        this.store = store;
        this.sessions = sessions;
        this.second = second;
        this.hashing = hashing;
        this.rules = rules;
        this.throttle = new Throttle(store, clock);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @throws HttpRefusal 401, the same for an unknown login and a wrong password
     * @throws dev.earmark.fault.Unavailable with {@code access.too-many-failures}
     */
    public LoginOutcome login(String login, String password, Visit visit) {
        String name = login.toLowerCase(Locale.ROOT);
        throttle.begin(name, visit.address());
        Optional<Account> account = store.read(tx -> tx.accounts().byLogin(name));
        if (!rightPassword(account, password)) {
            refuse(account, visit);
        }
        Account known = account.orElseThrow();
        @Nullable String better = hashing.outdated(String.valueOf(known.passwordHash())) ? hashing.hash(password) : null;
        return store.writeUrgently(tx -> {
            throttle.forgive(tx, name, visit.address());
            Account present = better == null ? known : withPassword(known, better);
            if (better != null) {
                tx.accounts().save(present);
            }
            return entered(tx, present, visit);
        });
    }

    /** The password was right: whoever has a second factor must show it too. */
    private LoginOutcome entered(Store.Tx tx, Account account, Visit visit) {
        if (tx.factors().any(account.id())) {
            return second.needed(tx, account);
        }
        tx.audit().append(new AuditEntry(clock.instant(), account.id(), "session.begin", account.id(), WAY));
        return sessions.begin(tx, account, visit, WAY);
    }

    private boolean rightPassword(Optional<Account> account, String password) {
        boolean right = hashing.matches(password, account.map(Account::passwordHash).orElse(null));
        return right && account.filter(known -> !known.disabled()).isPresent();
    }

    private void refuse(Optional<Account> account, Visit visit) {
        store.writeUrgently(tx -> {
            throttle.failed(tx, visit.address());
            account.ifPresent(known -> tx.audit().append(new AuditEntry(clock.instant(), "system", "session.refused", known.id(),
                    "wrong password")));
            return true;
        });
        throw new HttpRefusal(401, "access.login-refused", "The login or the password is wrong.");
    }

    /**
     * @param login of the first administrator; null for others, whose account the link names
     * @throws NotFound with {@code access.link-unknown}; the link works again when the password or login is refused
     */
    public LoginOutcome choose(String token, @Nullable String login, String password, Visit visit) {
        throttle.checkAddress(visit.address());
        rules.check(password, names(token, login));
        String hash = hashing.hash(password);
        Optional<LoginOutcome> outcome = store.writeUrgently(tx -> tx.credentials().takeLink(Secrets.sha256(token))
                .filter(link -> clock.instant().isBefore(link.expiresAt()))
                .flatMap(link -> link.accountId() == null ? first(tx, login, hash) : chosen(tx, link, hash, visit))
                .map(account -> chosen(tx, account, visit)));
        return outcome.orElseThrow(() -> {
            store.writeUrgently(tx -> {
                throttle.failed(tx, visit.address());
                return true;
            });
            return new NotFound("access.link-unknown", "This link has been used or has expired; ask for another one.");
        });
    }

    private List<String> names(String token, @Nullable String login) {
        Optional<Account> account = store.read(tx -> tx.credentials().link(Secrets.sha256(token)).map(Link::accountId)
                .flatMap(tx.accounts()::find));
        return account.map(known -> List.of(known.login(), known.name())).orElse(login == null ? List.of() : List.of(login));
    }

    private LoginOutcome chosen(Store.Tx tx, Account account, Visit visit) {
        tx.credentials().endSessionsOf(account.id());
        tx.audit().append(new AuditEntry(clock.instant(), account.id(), "password.choose", account.id(), "by link"));
        return entered(tx, account, visit);
    }

    private Optional<Account> first(Store.Tx tx, @Nullable String login, String hash) {
        if (tx.accounts().hasAdmin()) {
            return Optional.empty();
        }
        if (login == null || login.isBlank()) {
            throw new Rejected("access.login-missing", "The first administrator needs a login.");
        }
        String name = login.strip().toLowerCase(Locale.ROOT);
        Account admin = new Account(ids.get(), name, login.strip(), Role.ADMIN, null, hash, null, false, clock.instant(), 1);
        tx.accounts().insert(admin);
        return Optional.of(admin);
    }

    private Optional<Account> chosen(Store.Tx tx, Link link, String hash, Visit visit) {
        Optional<Account> changed = tx.accounts().find(String.valueOf(link.accountId())).filter(account -> !account.disabled())
                .map(account -> withPassword(account, hash));
        changed.ifPresent(account -> {
            tx.accounts().save(account);
            throttle.forgive(tx, account.login(), visit.address());
        });
        return changed;
    }

    /** @throws HttpRefusal 401 when the old one is wrong */
    public Begun change(Caller caller, String old, String chosen, Visit visit) {
        Account account = confirmed(caller, old, visit);
        rules.check(chosen, List.of(account.login(), account.name()));
        String hash = hashing.hash(chosen);
        return store.writeUrgently(tx -> {
            Account changed = withPassword(tx.accounts().find(account.id()).orElseThrow(), hash);
            tx.accounts().save(changed);
            tx.credentials().endSessionsOf(account.id());
            tx.audit().append(new AuditEntry(clock.instant(), account.id(), "password.change", account.id(), ""));
            return sessions.begin(tx, changed, visit, way(caller));
        });
    }

    public static String way(Caller caller) {
        Session session = caller.session();
        return session == null ? "" : session.way();
    }

    /**
     * Whoever changes how they log in shows once more that it is them, and not somebody at their open screen.
     *
     * @throws HttpRefusal 401 when the password is wrong, 403 for programs
     * @throws dev.earmark.fault.Conflict with {@code access.external} for those who log in at an identity provider
     */
    public Account confirmed(Caller caller, String password, Visit visit) {
        Account account = OwnAccount.account(store, caller);
        throttle.begin(account.login(), visit.address());
        if (!hashing.matches(password, account.passwordHash())) {
            refuse(Optional.of(account), visit);
        }
        store.writeUrgently(tx -> {
            throttle.forgive(tx, account.login(), visit.address());
            return true;
        });
        return account;
    }

    private static Account withPassword(Account account, String hash) {
        return new Account(account.id(), account.login(), account.name(), account.role(), account.agentId(), hash, account.subject(),
                account.disabled(),
                account.createdAt(), account.version() + 1, account.teams());
    }
}

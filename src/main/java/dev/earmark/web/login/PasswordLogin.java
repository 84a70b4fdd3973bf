package dev.earmark.web.login;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Role;
import dev.earmark.access.Secrets;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Credentials.Link;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.login.Sessions.Begun;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets people in by login and password, and lets them choose one by a one-time link. Safe for many threads. */
public final class PasswordLogin {

    private final Store store;
    private final Sessions sessions;
    private final Hashing hashing;
    private final Throttle throttle;
    private final Clock clock;
    private final Supplier<String> ids;

    /** @param ids gives the id of a new account */
    public PasswordLogin(Store store, Sessions sessions, Hashing hashing, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.sessions = sessions;
        this.hashing = hashing;
        this.throttle = new Throttle(store, clock);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @throws HttpRefusal 401, the same for an unknown login and a wrong password
     * @throws dev.earmark.fault.Unavailable with {@code access.too-many-failures}
     */
    public Begun login(String login, String password, String address) {
        String name = login.toLowerCase(Locale.ROOT);
        throttle.begin(name, address);
        Optional<Account> account = store.read(tx -> tx.accounts().byLogin(name));
        if (!rightPassword(account, password)) {
            refuse(account, address);
        }
        Account known = account.orElseThrow();
        @Nullable String better = hashing.outdated(String.valueOf(known.passwordHash())) ? hashing.hash(password) : null;
        return store.writeUrgently(tx -> {
            throttle.forgive(tx, name, address);
            if (better != null) {
                tx.accounts().save(withPassword(known, better));
            }
            tx.audit().append(new AuditEntry(clock.instant(), known.id(), "session.begin", known.id(), "password"));
            return sessions.begin(tx, known);
        });
    }

    private boolean rightPassword(Optional<Account> account, String password) {
        boolean right = hashing.matches(password, account.map(Account::passwordHash).orElse(null));
        return right && account.filter(known -> !known.disabled()).isPresent();
    }

    private void refuse(Optional<Account> account, String address) {
        store.writeUrgently(tx -> {
            throttle.failed(tx, address);
            account.ifPresent(known -> tx.audit().append(new AuditEntry(clock.instant(), "system", "session.refused", known.id(), "wrong password")));
            return true;
        });
        throw new HttpRefusal(401, "access.login-refused", "Login and password do not fit.");
    }

    /**
     * @param login of the first administrator; null for others, whose account the link names
     * @throws NotFound with {@code access.link-unknown}; the link works again when the password or login is refused
     */
    public Begun choose(String token, @Nullable String login, String password, String address) {
        throttle.checkAddress(address);
        String hash = hashing.hash(password);
        Optional<Begun> begun = store.writeUrgently(tx -> tx.credentials().takeLink(Secrets.sha256(token))
                .filter(link -> clock.instant().isBefore(link.expiresAt()))
                .flatMap(link -> link.accountId() == null ? first(tx, login, hash) : chosen(tx, link, hash, address))
                .map(account -> begun(tx, account)));
        return begun.orElseThrow(() -> {
            store.writeUrgently(tx -> {
                throttle.failed(tx, address);
                return true;
            });
            return new NotFound("access.link-unknown", "This link has been used or has expired; ask for another one.");
        });
    }

    private Begun begun(Store.Tx tx, Account account) {
        tx.credentials().endSessionsOf(account.id());
        tx.audit().append(new AuditEntry(clock.instant(), account.id(), "password.choose", account.id(), "by link"));
        return sessions.begin(tx, account);
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

    private Optional<Account> chosen(Store.Tx tx, Link link, String hash, String address) {
        Optional<Account> changed = tx.accounts().find(String.valueOf(link.accountId())).filter(account -> !account.disabled())
                .map(account -> withPassword(account, hash));
        changed.ifPresent(account -> {
            tx.accounts().save(account);
            throttle.forgive(tx, account.login(), address);
        });
        return changed;
    }

    /** @throws HttpRefusal 401 when the old one is wrong */
    public Begun change(Caller caller, String old, String chosen, String address) {
        Account account = store.read(tx -> tx.accounts().find(caller.principal().id()))
                .orElseThrow(() -> new HttpRefusal(403, "access.no-password", "A program with a key has no password."));
        throttle.begin(account.login(), address);
        if (!hashing.matches(old, account.passwordHash())) {
            refuse(Optional.of(account), address);
        }
        String hash = hashing.hash(chosen);
        return store.writeUrgently(tx -> {
            Account changed = withPassword(tx.accounts().find(account.id()).orElseThrow(), hash);
            tx.accounts().save(changed);
            throttle.forgive(tx, account.login(), address);
            tx.credentials().endSessionsOf(account.id());
            tx.audit().append(new AuditEntry(clock.instant(), account.id(), "password.change", account.id(), ""));
            return sessions.begin(tx, changed);
        });
    }

    public void logout(Caller caller) {
        dev.earmark.store.Credentials.Session session = caller.session();
        if (session != null) {
            store.writeUrgently(tx -> {
                tx.credentials().endSession(session.secretSha256());
                tx.audit().append(new AuditEntry(clock.instant(), caller.principal().id(), "session.end", caller.principal().id(), ""));
                return true;
            });
        }
    }

    private static Account withPassword(Account account, String hash) {
        return new Account(account.id(), account.login(), account.name(), account.role(), account.agentId(), hash, account.subject(), account.disabled(),
                account.createdAt(), account.version() + 1);
    }
}

package dev.earmark.web.login.factor;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Secrets;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.store.Factors.Passkey;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.login.factor.FactorChanges.Changed;
import dev.earmark.web.login.factor.PasskeyCheck.Made;
import dev.earmark.web.login.factor.PasskeyCheck.Signed;
import dev.earmark.web.login.password.PasswordLogin;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import dev.earmark.web.login.session.OwnAccount;
import dev.earmark.web.login.session.Sessions;
import dev.earmark.web.login.session.Throttle;
import dev.earmark.web.login.session.Tickets;
import dev.earmark.web.login.session.Tickets.Purpose;
import dev.earmark.web.login.session.Tickets.Ticket;
import dev.earmark.web.login.session.Visit;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Adds and removes passkeys, and logs in by one: it stands for the password and for the second factor, because the device makes sure who
 * it is. Safe for many threads.
 */
public final class Passkeys {

    private static final int MOST = 20;
    private static final String WAY = "passkey";

    private final Store store;
    private final Sessions sessions;
    private final PasswordLogin passwords;
    private final FactorChanges changes;
    private final Tickets tickets;
    private final Throttle throttle;
    private final Secrets secrets;
    private final Supplier<Optional<PasskeySite>> site;
    private final Clock clock;
    private final PasskeyCheck check = new PasskeyCheck();

    /** @param site known once the server listens */
    public Passkeys(Store store, Sessions sessions, PasswordLogin passwords, FactorChanges changes, Tickets tickets, Secrets secrets,
            Supplier<Optional<PasskeySite>> site, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.changes = changes;
        this.tickets = tickets;
        this.throttle = new Throttle(store, clock);
        this.secrets = secrets;
        this.site = site;
        this.clock = clock;
    }

    /**
     * What a browser must be asked.
     *
     * @param ticket    to come back with
     * @param challenge base 64 for addresses
     */
    public record Asked(String ticket, String challenge, PasskeySite site) {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    /** The same for a new one. @param present ids of those that there are, which no device shall make again */
    public record AskedNew(Asked asked, Account account, List<String> present) {
        public AskedNew {
            present = List.copyOf(present);
        }
    }

    /** COSE numbers, the best first. */
    public static List<Long> algorithms() {
        return PasskeyCheck.ALGORITHMS;
    }

    /** Empty when the server has no name that passkeys could be bound to. */
    public Optional<PasskeySite> site() {
        return site.get();
    }

    /** @throws Conflict with {@code access.passkeys-need-name} */
    public Asked askLogin() {
        String challenge = secrets.fresh();
        return new Asked(tickets.issue(Purpose.PASSKEY_LOGIN, "", challenge), challenge, known());
    }

    private PasskeySite known() {
        return site.get().orElseThrow(() -> new Conflict("access.passkeys-need-name",
                "Passkeys need a host name, and this server is reached by an IP address; set web.public-url to its name."));
    }

    /**
     * @param credential what the browser gave, JSON
     * @param id         of the credential
     * @throws HttpRefusal 401 with {@code access.passkey-refused}, or {@code access.ticket-expired}
     */
    public Begun login(String ticket, String id, String credential, Visit visit) {
        throttle.checkAddress(visit.address());
        Ticket opened = tickets.open(Purpose.PASSKEY_LOGIN, ticket);
        try {
            Passkey passkey = store.<Optional<Passkey>>read(tx -> tx.factors().passkey(id)).orElseThrow(PasskeyCheck::refused);
            Signed signed = check.signed(credential, challenge(opened), known(), passkey);
            if (!signed.userHandle().isEmpty() && !signed.userHandle().equals(passkey.accountId())) {
                throw PasskeyCheck.refused();
            }
            return store.writeUrgently(tx -> begun(tx, opened, passkey, signed, visit));
        } catch (HttpRefusal refused) {
            store.writeUrgently(tx -> {
                throttle.failed(tx, visit.address());
                return true;
            });
            throw refused;
        }
    }

    private static byte[] challenge(Ticket ticket) {
        return Base64.getUrlDecoder().decode(ticket.note());
    }

    private Begun begun(Store.Tx tx, Ticket ticket, Passkey passkey, Signed signed, Visit visit) {
        ticket.spend(tx);
        Account account = tx.accounts().find(passkey.accountId()).filter(known -> !known.disabled() && known.subject() == null)
                .orElseThrow(PasskeyCheck::refused);
        if (!tx.factors().usedPasskey(passkey.id(), signed.counter(), clock.instant())) {
            throw PasskeyCheck.refused();
        }
        tx.audit().append(new AuditEntry(clock.instant(), account.id(), "session.begin", account.id(), WAY));
        return sessions.begin(tx, account, visit, WAY);
    }

    /** @throws Conflict with {@code access.passkeys-need-name} or {@code access.passkeys-too-many} */
    public AskedNew askNew(Caller caller, String password, Visit visit) {
        PasskeySite here = known();
        Account account = passwords.confirmed(caller, password, visit);
        List<String> present = store.read(tx -> tx.factors().passkeys(account.id()).stream().map(Passkey::id).toList());
        if (present.size() >= MOST) {
            throw new Conflict("access.passkeys-too-many", "There are " + MOST + " passkeys already; remove one that you no longer use.");
        }
        String challenge = secrets.fresh();
        return new AskedNew(new Asked(tickets.issue(Purpose.PASSKEY_NEW, account.id(), challenge), challenge, here), account, present);
    }

    /**
     * @param credential what the browser gave, JSON
     * @throws HttpRefusal 401 with {@code access.passkey-refused}, or {@code access.ticket-expired}
     */
    public Changed add(Caller caller, String ticket, String name, String credential, Visit visit) {
        Account account = OwnAccount.account(store, caller);
        Ticket opened = tickets.open(Purpose.PASSKEY_NEW, ticket);
        if (!opened.accountId().equals(account.id())) {
            throw PasskeyCheck.refused();
        }
        Made made = check.made(credential, challenge(opened), known());
        return store.writeUrgently(tx -> {
            opened.spend(tx);
            tx.factors().addPasskey(new Passkey(made.id(), account.id(), name.strip(), made.publicKey(), made.counter(), clock.instant(),
                    null));
            return changes.added(tx, account, caller, visit, WAY);
        });
    }

    /** @throws NotFound with {@code access.passkey-unknown} */
    public Changed remove(Caller caller, String id, String password, Visit visit) {
        Account account = passwords.confirmed(caller, password, visit);
        return store.writeUrgently(tx -> {
            if (!tx.factors().removePasskey(account.id(), id)) {
                throw new NotFound("access.passkey-unknown", "You have no such passkey.");
            }
            return changes.removed(tx, account, caller, visit, WAY);
        });
    }
}

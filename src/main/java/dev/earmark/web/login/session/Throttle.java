package dev.earmark.web.login.session;

import dev.earmark.access.Secrets;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Credentials;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Slows down those who guess passwords, counted in the store over a quarter of an hour: {@value #MOST_HERE} failures for one login from one
 * address close that login there, so that whoever guesses does not lock its owner out elsewhere; {@value #MOST_PER_LOGIN} for one login
 * from anywhere close it, and {@value #MOST_PER_ADDRESS} from one address close that. Logins are kept as digests, because people type their
 * password into the wrong field.
 */
public final class Throttle {

    static final int MOST_HERE = 5;
    static final int MOST_PER_LOGIN = 100;
    static final int MOST_PER_ADDRESS = 50;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Store store;
    private final Clock clock;

    public Throttle(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed until {@link #forgive} says otherwise, so that many at once do not slip through.
     *
     * @throws Unavailable with {@code access.too-many-failures}
     */
    public void begin(String login, String address) {
        begin(login, address, MOST_PER_LOGIN);
    }

    /** @param most failures for the login from anywhere */
    public void begin(String login, String address, int most) {
        Instant now = clock.instant();
        Instant since = now.minus(WINDOW);
        boolean open = store.writeUrgently(tx -> {
            Credentials counted = tx.credentials();
            return counted.failures(place(address), since) < MOST_PER_ADDRESS
                    && counted.failures(who(login), since) < most
                    && counted.failures(here(login, address), since) < MOST_HERE
                    && counted.failed(who(login), now, since) <= most
                    && counted.failed(here(login, address), now, since) <= MOST_HERE;
        });
        if (!open) {
            throw tooMany();
        }
    }

    /** @throws Unavailable with {@code access.too-many-failures} */
    public void checkAddress(String address) {
        Instant since = clock.instant().minus(WINDOW);
        if (store.read(tx -> tx.credentials().failures(place(address), since)) >= MOST_PER_ADDRESS) {
            throw tooMany();
        }
    }

    public void failed(Store.Tx tx, String address) {
        Instant now = clock.instant();
        tx.credentials().failed(place(address), now, now.minus(WINDOW));
    }

    /** The password was right. The address is not forgiven: whoever has one account could else guess at the others without end. */
    public void forgive(Store.Tx tx, String login, String address) {
        tx.credentials().forgive(who(login));
        tx.credentials().forgive(here(login, address));
    }

    private static Unavailable tooMany() {
        return new Unavailable("access.too-many-failures", "There were too many failed attempts; try again in a quarter of an hour.",
                WINDOW);
    }

    private static String who(String login) {
        return "login:" + Secrets.sha256(login.toLowerCase(Locale.ROOT));
    }

    private static String here(String login, String address) {
        return who(login) + "@" + address;
    }

    private static String place(String address) {
        return "address:" + address;
    }
}

package dev.earmark.web.login.session;

import dev.earmark.access.Sealed;
import dev.earmark.access.Secrets;
import dev.earmark.store.Store;
import dev.earmark.web.http.HttpRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Sealed notes that somebody brings back within minutes: any node can read them, nobody can make or change one, and nothing is written
 * for those who never come back. Safe for many threads.
 */
public final class Tickets {

    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Sealed sealed;
    private final Clock clock;

    public Tickets(Sealed sealed, Clock clock) {
        this.sealed = sealed;
        this.clock = clock;
    }

    /** What a ticket is for; one kind does not open what another does. */
    public enum Purpose { SECOND_STEP, PASSKEY_LOGIN, PASSKEY_NEW, PRINTED_LINK }

    /**
     * A ticket that is good.
     *
     * @param accountId empty when nobody is known yet
     * @param note      what else was noted
     * @param digest    by which it is spent
     */
    public record Ticket(String accountId, String note, Instant until, String digest) {

        /** Part of the caller's transaction. @throws HttpRefusal 401 when it was spent before */
        public void spend(Store.Tx tx) {
            if (!tx.factors().spend(digest, until)) {
                throw gone();
            }
        }
    }

    public String issue(Purpose purpose, String accountId, String note) {
        return sealed.seal(String.join("\n", accountId, note, "" + until().toEpochMilli()), context(purpose));
    }

    /** Of one that is made now. */
    public Instant until() {
        return clock.instant().plus(GOOD_FOR);
    }

    /** @throws HttpRefusal 401 with {@code access.ticket-expired} */
    public Ticket open(Purpose purpose, String text) {
        String[] parts = sealed.open(text, context(purpose)).orElseThrow(Tickets::gone).split("\n", -1);
        Instant until = Instant.ofEpochMilli(Long.parseLong(parts[2]));
        if (clock.instant().isAfter(until)) {
            throw gone();
        }
        return new Ticket(parts[0], parts[1], until, Secrets.sha256(text));
    }

    private static String context(Purpose purpose) {
        return "ticket " + purpose;
    }

    static HttpRefusal gone() {
        return new HttpRefusal(401, "access.ticket-expired",
                "This took longer than " + GOOD_FOR.toMinutes() + " minutes, or was done already; begin again.");
    }
}

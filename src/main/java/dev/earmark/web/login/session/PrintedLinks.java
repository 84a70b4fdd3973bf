package dev.earmark.web.login.session;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.store.Store;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import dev.earmark.web.login.session.Tickets.Purpose;
import dev.earmark.web.login.session.Tickets.Ticket;
import java.net.URI;
import java.time.Clock;

/**
 * Links that log somebody in, once and within minutes. Only the program makes them, for whoever sits at its terminal, and only for people
 * of the example; no request can ask for one. Safe for many threads.
 */
public final class PrintedLinks {

    private static final String OF_EXAMPLE = "example-";

    private final Store store;
    private final Sessions sessions;
    private final Tickets tickets;
    private final Clock clock;

    public PrintedLinks(Store store, Sessions sessions, Tickets tickets, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @param server where people reach the server */
    public static URI link(Tickets tickets, URI server, String accountId) {
        if (!accountId.startsWith(OF_EXAMPLE)) {
            throw new IllegalArgumentException("no link is printed for " + accountId);
        }
        return URI.create(server + "/example/enter?ticket=" + tickets.issue(Purpose.PRINTED_LINK, accountId, ""));
    }

    /** @throws HttpRefusal 401 with {@code access.ticket-expired} when it was used, is old or was not made here */
    public Begun enter(String text, Visit visit) {
        Ticket ticket = tickets.open(Purpose.PRINTED_LINK, text);
        return store.writeUrgently(tx -> {
            ticket.spend(tx);
            Account account = tx.accounts().find(ticket.accountId())
                    .filter(one -> !one.disabled() && one.id().startsWith(OF_EXAMPLE)).orElseThrow(Tickets::gone);
            tx.audit().append(new AuditEntry(clock.instant(), account.id(), "session.begin", account.id(), "printed link"));
            return sessions.begin(tx, account, visit, "printed link");
        });
    }
}

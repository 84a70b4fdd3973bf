package dev.earmark.web.login.session;

import dev.earmark.access.Account;
import dev.earmark.fault.Conflict;
import dev.earmark.store.Credentials.Session;
import dev.earmark.store.Store;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.HttpRefusal;

/** What only people have, and only those who log in here. */
public final class OwnAccount {

    private OwnAccount() {}

    /** @throws HttpRefusal 403 with {@code access.people-only} */
    public static Session session(Caller caller) {
        Session session = caller.session();
        if (session == null) {
            throw new HttpRefusal(403, "access.people-only",
                    "Only people have a password, a second factor and sessions; this request was made with a key.");
        }
        return session;
    }

    /**
     * @throws HttpRefusal 403 with {@code access.people-only}
     * @throws Conflict with {@code access.external}
     */
    public static Account account(Store store, Caller caller) {
        String id = session(caller).accountId();
        Account account = store.read(tx -> tx.accounts().find(id)).orElseThrow();
        if (account.subject() != null) {
            throw new Conflict("access.external",
                    "This account logs in at the identity provider, which has its password and second factor.");
        }
        return account;
    }
}

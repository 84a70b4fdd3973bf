package dev.earmark.store;

import dev.earmark.access.Account;
import java.util.List;
import java.util.Optional;

/** People who may log in. */
public interface Accounts {

    /** @throws dev.earmark.fault.Conflict with {@code store.login-taken} when the login or the subject belongs to somebody else */
    void insert(Account account);

    /** @return false when it has another version than {@code changed.version() - 1} */
    boolean save(Account changed);

    /**
     * Removes somebody with sessions, links, factors and private notes; what they did keeps their id.
     *
     * @return false when there is no such account
     */
    boolean remove(String id);

    Optional<Account> find(String id);

    Optional<Account> byLogin(String login);

    Optional<Account> bySubject(String subject);

    /** By login. */
    List<Account> all();

    /** Whether somebody can administer this installation. */
    boolean hasAdmin();
}

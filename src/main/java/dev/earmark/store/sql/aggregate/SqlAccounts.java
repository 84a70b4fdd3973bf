package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Account;
import dev.earmark.fault.Conflict;
import dev.earmark.store.Accounts;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.SqlFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public record SqlAccounts(Sql sql) implements Accounts {

    @Override
    public void insert(Account account) {
        unlessTaken(account, () -> sql.updatesOne("""
                insert into account(id, login, name, role, agent_id, password_hash, subject, disabled, created_at, version, teams)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                account.id(), account.login(), account.name(), account.role().label(), account.agentId(), account.passwordHash(),
                account.subject(),
                account.disabled(), account.createdAt(), account.version(), TextList.of(account.teams())));
    }

    @Override
    public boolean save(Account changed) {
        return unlessTaken(changed, () -> sql.updatesOne("""
                update account set login = ?, name = ?, role = ?, agent_id = ?, password_hash = ?, subject = ?, disabled = ?, version = ?, teams = ?
                where id = ? and version = ?""",
                changed.login(), changed.name(), changed.role().label(), changed.agentId(), changed.passwordHash(), changed.subject(),
                changed.disabled(), changed.version(), TextList.of(changed.teams()), changed.id(), changed.version() - 1));
    }

    @Override
    public boolean remove(String id) {
        sql.update("delete from coach_note where by_id = ?", id);
        return sql.updatesOne("delete from account where id = ?", id);
    }

    @FunctionalInterface
    private interface Change {
        boolean made();
    }

    private boolean unlessTaken(Account account, Change change) {
        try {
            return change.made();
        } catch (SqlFailure refused) {
            if (sql.dialect().duplicate(refused.reason())) {
                throw new Conflict("store.login-taken", "The login " + account.login() + " belongs to another account: choose another.",
                        refused);
            }
            throw refused;
        }
    }

    @Override
    public Optional<Account> find(String id) {
        return sql.one("select * from account where id = ?", SqlAccounts::account, id);
    }

    @Override
    public Optional<Account> byLogin(String login) {
        return sql.one("select * from account where login = ?", SqlAccounts::account, login);
    }

    @Override
    public Optional<Account> bySubject(String subject) {
        return sql.one("select * from account where subject = ?", SqlAccounts::account, subject);
    }

    @Override
    public List<Account> all() {
        return sql.list("select * from account order by login", SqlAccounts::account);
    }

    @Override
    public boolean hasAdmin() {
        return sql.one("select id from account where role = 'admin' and disabled = 0 and (password_hash is not null or subject is not"
                + " null) limit 1", row -> row.text("id")).isPresent();
    }

    private static Account account(Row row) throws SQLException {
        return new Account(row.text("id"), row.text("login"), row.text("name"), Labels.role(row.text("role")), row.maybeText("agent_id"),
                row.maybeText("password_hash"),
                row.maybeText("subject"), row.flag("disabled"), row.time("created_at"), row.number("version"),
                        Set.copyOf(TextList.read(row.text("teams"))));
    }
}

package dev.earmark.store.sql.aggregate;

import dev.earmark.fault.Conflict;
import dev.earmark.store.Factors;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public record SqlFactors(Sql sql) implements Factors {

    @Override
    public Optional<App> app(String accountId) {
        return sql.one("select * from authenticator where account_id = ?",
                row -> new App(row.text("account_id"), row.text("sealed_secret"), row.flag("confirmed"),
                row.number("last_step"), row.time("created_at")), accountId);
    }

    @Override
    public void putApp(App app) {
        sql.update("""
                insert into authenticator(account_id, sealed_secret, confirmed, last_step, created_at) values (?, ?, ?, ?, ?)
                on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, confirmed = excluded.confirmed,
                  last_step = excluded.last_step, created_at = excluded.created_at""",
                app.accountId(), app.sealedSecret(), app.confirmed(), app.lastStep(), app.createdAt());
    }

    @Override
    public boolean usedStep(String accountId, long step) {
        return sql.updatesOne("update authenticator set last_step = ? where account_id = ? and last_step < ?", step, accountId, step);
    }

    @Override
    public void removeApp(String accountId) {
        sql.update("delete from authenticator where account_id = ?", accountId);
    }

    @Override
    public void addPasskey(Passkey passkey) {
        boolean added = sql.updatesOne("""
                insert into passkey(id, account_id, name, public_key, counter, created_at, used_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""",
                passkey.id(), passkey.accountId(), passkey.name(), passkey.publicKey(), passkey.counter(), passkey.createdAt(),
                passkey.usedAt());
        if (!added) {
            throw new Conflict("store.passkey-taken", "This passkey is known already.");
        }
    }

    @Override
    public Optional<Passkey> passkey(String id) {
        return sql.one("select * from passkey where id = ?", SqlFactors::passkey, id);
    }

    @Override
    public List<Passkey> passkeys(String accountId) {
        return sql.list("select * from passkey where account_id = ? order by created_at, id", SqlFactors::passkey, accountId);
    }

    private static Passkey passkey(Row row) throws SQLException {
        return new Passkey(row.text("id"), row.text("account_id"), row.text("name"), row.text("public_key"), row.number("counter"),
                row.time("created_at"),
                row.maybeTime("used_at"));
    }

    @Override
    public boolean usedPasskey(String id, long counter, Instant at) {
        return sql.updatesOne("update passkey set counter = ?, used_at = ? where id = ? and (counter < ? or counter = 0)", counter, at, id,
                counter);
    }

    @Override
    public boolean removePasskey(String accountId, String id) {
        return sql.updatesOne("delete from passkey where account_id = ? and id = ?", accountId, id);
    }

    @Override
    public void putRecoveryCodes(String accountId, Collection<String> digests) {
        sql.update("delete from recovery_code where account_id = ?", accountId);
        digests.forEach(digest -> sql.update("insert into recovery_code(account_id, code_sha256) values (?, ?)", accountId, digest));
    }

    @Override
    public boolean takeRecoveryCode(String accountId, String digest) {
        return sql.updatesOne("delete from recovery_code where account_id = ? and code_sha256 = ?", accountId, digest);
    }

    @Override
    public int recoveryCodes(String accountId) {
        return (int) sql.number("select count(*) as n from recovery_code where account_id = ?", accountId);
    }

    @Override
    public boolean any(String accountId) {
        return sql.number("""
                select (select count(*) from authenticator where account_id = ? and confirmed = 1)
                  + (select count(*) from passkey where account_id = ?) as n""",
                accountId, accountId) > 0;
    }

    @Override
    public Set<String> accounts() {
        return Set.copyOf(sql.list("select account_id from authenticator where confirmed = 1 union select account_id from passkey",
                row -> row.text("account_id")));
    }

    @Override
    public void removeAll(String accountId) {
        removeApp(accountId);
        sql.update("delete from passkey where account_id = ?", accountId);
        putRecoveryCodes(accountId, List.of());
    }

    @Override
    public boolean spend(String ticketSha256, Instant expiresAt) {
        return sql.updatesOne("insert into spent_ticket(ticket_sha256, expires_at) values (?, ?) on conflict (ticket_sha256) do nothing",
                ticketSha256, expiresAt);
    }

    @Override
    public void sweep(Instant now) {
        sql.update("delete from spent_ticket where expires_at < ?", now);
    }
}

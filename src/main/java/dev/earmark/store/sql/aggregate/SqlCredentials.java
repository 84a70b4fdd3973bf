package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Permission;
import dev.earmark.store.Credentials;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

public record SqlCredentials(Sql sql, Supplier<String> ids) implements Credentials {

    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final Duration FAILURES_KEPT = Duration.ofDays(1);

    @Override
    public void putSession(Session session) {
        sql.update("""
                insert into session(secret_sha256, account_id, csrf, created_at, seen_at, expires_at, address, browser, way, bare)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (secret_sha256) do update set csrf = excluded.csrf, seen_at = excluded.seen_at, expires_at = excluded.expires_at""",
                session.secretSha256(), session.accountId(), session.csrf(), session.createdAt(), session.seenAt(), session.expiresAt(),
                session.address(), session.browser(), session.way(), session.bare());
    }

    @Override
    public Optional<Session> session(String secretSha256) {
        return sql.one("select * from session where secret_sha256 = ?", SqlCredentials::session, secretSha256);
    }

    private static Session session(Row row) throws SQLException {
        return new Session(row.text("secret_sha256"), row.text("account_id"), row.text("csrf"), row.time("created_at"),
                row.time("seen_at"), row.time("expires_at"),
                row.text("address"), row.text("browser"), row.text("way"), row.flag("bare"));
    }

    @Override
    public void sawSession(String secretSha256, Instant at) {
        sql.update("update session set seen_at = ? where secret_sha256 = ? and seen_at < ?", at, secretSha256, at);
    }

    @Override
    public void endSession(String secretSha256) {
        sql.update("delete from session where secret_sha256 = ?", secretSha256);
    }

    @Override
    public void endSessionsOf(String accountId) {
        sql.update("delete from session where account_id = ?", accountId);
    }

    @Override
    public List<Session> sessionsOf(String accountId, Instant now) {
        return sql.list("select * from session where account_id = ? and expires_at > ? order by created_at desc, secret_sha256",
                SqlCredentials::session, accountId, now);
    }

    @Override
    public boolean endSessionOf(String accountId, String id) {
        return id.length() == ID_LENGTH && sql.updatesOne("delete from session where account_id = ? and substr(secret_sha256, 1, "
                + ID_LENGTH + ") = ?", accountId, id);
    }

    @Override
    public int endOtherSessions(String accountId, String secretSha256) {
        return sql.update("delete from session where account_id = ? and secret_sha256 <> ?", accountId, secretSha256);
    }

    @Override
    public void putKey(Key key) {
        sql.update("""
                insert into api_key(id, name, secret_sha256, role, scopes, agent_id, created_by, created_at, expires_at, used_at, revoked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set name = excluded.name, role = excluded.role, scopes = excluded.scopes, agent_id = excluded.agent_id,
                  expires_at = excluded.expires_at, used_at = excluded.used_at, revoked_at = excluded.revoked_at""",
                key.id(), key.name(), key.secretSha256(), key.role().label(), Labels.list(key.scopes(), Permission::label), key.agentId(),
                key.createdBy(), key.createdAt(), key.expiresAt(), key.usedAt(), key.revoked() ? (Object) sql.nowMs() : null);
    }

    @Override
    public Optional<Key> key(String secretSha256) {
        return sql.one("select * from api_key where secret_sha256 = ?", SqlCredentials::key, secretSha256);
    }

    @Override
    public List<Key> keys() {
        return sql.list("select * from api_key order by created_at, id", SqlCredentials::key);
    }

    private static Key key(Row row) throws SQLException {
        return new Key(row.text("id"), row.text("name"), row.text("secret_sha256"), Labels.role(row.text("role")),
                Labels.permissions(row.text("scopes")),
                row.maybeText("agent_id"), row.text("created_by"), row.time("created_at"), row.maybeTime("expires_at"),
                row.maybeTime("used_at"), row.maybeTime("revoked_at") != null);
    }

    @Override
    public void usedKey(String id, Instant at) {
        sql.update("update api_key set used_at = ? where id = ? and (used_at is null or used_at <= ?)", at, id, at.minus(BETWEEN_USES));
    }

    @Override
    public boolean revokeKey(String id, Instant at) {
        return sql.updatesOne("update api_key set revoked_at = coalesce(revoked_at, ?) where id = ?", at, id);
    }

    @Override
    public void putLink(Link link) {
        sql.update("insert into link(secret_sha256, account_id, expires_at) values (?, ?, ?)", link.secretSha256(), link.accountId(),
                link.expiresAt());
    }

    @Override
    public Optional<Link> link(String secretSha256) {
        return sql.one("select * from link where secret_sha256 = ?", SqlCredentials::link, secretSha256);
    }

    @Override
    public Optional<Link> takeLink(String secretSha256) {
        return sql.one("delete from link where secret_sha256 = ? returning secret_sha256, account_id, expires_at", SqlCredentials::link,
                secretSha256);
    }

    private static Link link(Row row) throws SQLException {
        return new Link(row.text("secret_sha256"), row.maybeText("account_id"), row.time("expires_at"));
    }

    @Override
    public int failed(String whoOrWhere, Instant at, Instant since) {
        sql.update("insert into login_failure(id, who, failed_at) values (?, ?, ?)", ids.get(), whoOrWhere, at);
        return failures(whoOrWhere, since);
    }

    @Override
    public int failures(String whoOrWhere, Instant since) {
        return (int) sql.number("select count(*) as n from login_failure where who = ? and failed_at >= ?", whoOrWhere, since);
    }

    @Override
    public void forgive(String whoOrWhere) {
        sql.update("delete from login_failure where who = ?", whoOrWhere);
    }

    @Override
    public void sweep(Instant now) {
        sql.update("delete from session where expires_at < ?", now);
        sql.update("delete from link where expires_at < ?", now);
        sql.update("delete from login_failure where failed_at < ?", now.minus(FAILURES_KEPT));
    }
}

package dev.earmark.store.sql.aggregate;

import dev.earmark.access.AuditChain;
import dev.earmark.access.AuditEntry;
import dev.earmark.store.AuditLog;
import dev.earmark.store.sql.aggregate.SqlChain.End;
import dev.earmark.store.sql.engine.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlAuditLog(Sql sql, AuditChain chain) implements AuditLog {

    private static final End BEGINNING = new End(0, "");

    private SqlChain entries() {
        return new SqlChain(sql, chain, "audit", "the audit log", AuditChain.START);
    }

    @Override
    public void append(AuditEntry entry) {
        entries().append(entry);
    }

    @Override
    public List<Link> after(long number, int limit, @Nullable String target, @Nullable String actor) {
        return entries().after(number, limit, target, actor);
    }

    @Override
    public List<Link> before(long number, int limit, @Nullable String target, @Nullable String actor) {
        return entries().before(number, limit, target, actor);
    }

    @Override
    public Optional<Link> last(String action) {
        return sql.one("select * from audit where action = ? order by number desc limit 1", SqlChain::link, action);
    }

    @Override
    public Optional<Link> head() {
        return entries().head();
    }

    @Override
    public Optional<String> verify() {
        return entries().check(BEGINNING, List.of());
    }

    @Override
    public Optional<String> verify(Link kept) {
        return entries().check(BEGINNING, List.of(new End(kept.number(), kept.mac())));
    }
}

package dev.earmark.store.sql;

import dev.earmark.access.AuditChain;
import dev.earmark.access.AuditEntry;
import dev.earmark.store.AuditLog;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record SqlAuditLog(Sql sql, AuditChain chain) implements AuditLog {

    private static final int AT_ONCE = 1_000;

    private record End(long number, String mac) {}

    @Override
    public void append(AuditEntry entry) {
        End end = end(sql.dialect().lock());
        long number = end.number + 1;
        AuditEntry kept = clean(entry);
        String mac = chain.mac(end.mac, number, kept);
        sql.update("insert into audit(number, happened_at, actor, action, target, detail, mac) values (?, ?, ?, ?, ?, ?, ?)",
                number, kept.at(), kept.actor(), kept.action(), kept.target(), kept.detail(), mac);
        sql.update("update audit_head set number = ?, mac = ? where one = 1", number, mac);
    }

    /** As the database will give it back, or its hash would not fit. */
    private static AuditEntry clean(AuditEntry entry) {
        return new AuditEntry(entry.at().truncatedTo(ChronoUnit.MILLIS), clean(entry.actor()), clean(entry.action()), clean(entry.target()), clean(entry.detail()));
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private End end(String lock) {
        return sql.one("select number, mac from audit_head where one = 1 " + lock, row -> new End(row.number("number"), row.text("mac"))).orElseThrow();
    }

    @Override
    public List<Link> after(long number, int limit) {
        return sql.list("select * from audit where number > ? order by number limit ?", SqlAuditLog::link, number, limit);
    }

    private static Link link(Row row) throws SQLException {
        return new Link(row.number("number"),
                new AuditEntry(row.time("happened_at"), row.text("actor"), row.text("action"), row.text("target"), row.text("detail")), row.text("mac"));
    }

    @Override
    public Optional<Link> head() {
        return sql.one("select * from audit order by number desc limit 1", SqlAuditLog::link);
    }

    @Override
    public Optional<String> verify() {
        return check(null);
    }

    @Override
    public Optional<String> verify(Link kept) {
        return check(kept);
    }

    private Optional<String> check(@Nullable Link kept) {
        End reached = new End(0, AuditChain.START);
        for (List<Link> links = after(0, AT_ONCE); !links.isEmpty(); links = after(reached.number, AT_ONCE)) {
            for (Link link : links) {
                Optional<String> wrong = wrong(reached, link, kept);
                if (wrong.isPresent()) {
                    return wrong;
                }
                reached = new End(link.number(), link.mac());
            }
        }
        return wrongEnd(reached, kept);
    }

    private Optional<String> wrong(End before, Link link, @Nullable Link kept) {
        if (link.number() != before.number + 1) {
            return Optional.of("Entry " + (before.number + 1) + " of the audit log is missing: " + link.number() + " follows " + before.number + ".");
        }
        if (!chain.mac(before.mac, link.number(), link.entry()).equals(link.mac())) {
            return Optional.of("Entry " + link.number() + " of the audit log was changed, or another key was used.");
        }
        if (kept != null && kept.number() == link.number() && !kept.mac().equals(link.mac())) {
            return Optional.of("Entry " + link.number() + " of the audit log is not the one that was kept elsewhere.");
        }
        return Optional.empty();
    }

    private Optional<String> wrongEnd(End reached, @Nullable Link kept) {
        if (!end("").equals(reached)) {
            return Optional.of("The audit log ends with entry " + reached.number + " but has had " + end("").number + ": its end was cut off.");
        }
        if (kept != null && kept.number() > reached.number) {
            return Optional.of("The audit log ends with entry " + reached.number + " but had " + kept.number() + " when its end was kept elsewhere: its end was cut off.");
        }
        return Optional.empty();
    }
}

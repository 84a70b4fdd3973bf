package dev.earmark.store.sql.aggregate;

import dev.earmark.access.AuditChain;
import dev.earmark.access.AuditEntry;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chain of entries in a table, with its end in another.
 *
 * @param table of the entries; the end is in the table with {@code _head} behind its name
 * @param name  for sentences
 * @param start the hash before the first entry
 */
record SqlChain(Sql sql, AuditChain chain, String table, String name, String start) {

    private static final int AT_ONCE = 1_000;

    /** Number and hash of an entry. */
    record End(long number, String mac) {}

    void append(AuditEntry entry) {
        End end = end(sql.dialect().lock());
        long number = end.number + 1;
        AuditEntry kept = clean(entry);
        String mac = chain.mac(end.number == 0 ? start : end.mac, number, kept);
        sql.update("insert into " + table + "(number, happened_at, actor, action, target, detail, mac) values (?, ?, ?, ?, ?, ?, ?)",
                number, kept.at(), kept.actor(), kept.action(), kept.target(), kept.detail(), mac);
        sql.update("update " + table + "_head set number = ?, mac = ? where one = 1", number, mac);
    }

    /** As the database will give it back, or its hash would not fit. */
    private static AuditEntry clean(AuditEntry entry) {
        return new AuditEntry(entry.at().truncatedTo(ChronoUnit.MILLIS), clean(entry.actor()), clean(entry.action()), clean(entry.target()),
                clean(entry.detail()));
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    End end(String lock) {
        return sql.one("select number, mac from " + table + "_head where one = 1 " + lock,
                row -> new End(row.number("number"), row.text("mac"))).orElseThrow();
    }

    List<Link> after(long number, int limit, @Nullable String target, @Nullable String actor) {
        return page("number > ?", "number", number, limit, target, actor);
    }

    List<Link> before(long number, int limit, @Nullable String target, @Nullable String actor) {
        return page("number < ?", "number desc", number, limit, target, actor);
    }

    private List<Link> page(String place, String order, long number, int limit, @Nullable String target, @Nullable String actor) {
        List<Object> values = new ArrayList<>(List.of(number));
        StringBuilder filter = new StringBuilder();
        if (target != null) {
            filter.append(" and target = ?");
            values.add(target);
        }
        if (actor != null) {
            filter.append(" and actor = ?");
            values.add(actor);
        }
        values.add(limit);
        return sql.list("select * from " + table + " where " + place + filter + " order by " + order + " limit ?", SqlChain::link,
                values.toArray());
    }

    static Link link(Row row) throws SQLException {
        return new Link(row.number("number"),
                new AuditEntry(row.time("happened_at"), row.text("actor"), row.text("action"), row.text("target"), row.text("detail")),
                row.text("mac"));
    }

    Optional<Link> head() {
        return sql.one("select * from " + table + " order by number desc limit 1", SqlChain::link);
    }

    /**
     * Checks all entries behind one.
     *
     * @param kept ends that were kept elsewhere: those behind the beginning must be there
     * @return what is wrong, one sentence
     */
    Optional<String> check(End beginning, List<End> kept) {
        End reached = beginning;
        for (List<Link> links = after(reached.number, AT_ONCE, null, null); !links.isEmpty();
                links = after(reached.number, AT_ONCE, null, null)) {
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

    /** Whether an entry follows another. @return what is wrong, one sentence */
    Optional<String> wrong(End before, Link link, List<End> kept) {
        if (link.number() != before.number + 1) {
            return Optional.of("Entry " + (before.number + 1) + " of " + name + " is missing: " + link.number() + " follows "
                    + before.number + ".");
        }
        if (!chain.mac(before.number == 0 ? start : before.mac, link.number(), link.entry()).equals(link.mac())) {
            return Optional.of("Entry " + link.number() + " of " + name + " was changed, or another key was used.");
        }
        if (kept.stream().anyMatch(end -> end.number == link.number() && !end.mac.equals(link.mac()))) {
            return Optional.of("Entry " + link.number() + " of " + name + " is not the one that was kept elsewhere.");
        }
        return Optional.empty();
    }

    private Optional<String> wrongEnd(End reached, List<End> kept) {
        if (!end("").equals(reached)) {
            return Optional.of("The end of " + name + " was cut off: it ends with entry " + reached.number + " but has had "
                    + end("").number + ".");
        }
        return kept.stream().filter(end -> end.number > reached.number).findFirst()
                .map(end -> "The end of " + name + " was cut off: it ends with entry "
                + reached.number + " but had " + end.number + " when its end was kept elsewhere.");
    }
}

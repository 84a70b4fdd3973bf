package dev.earmark.store.sql.aggregate;

import dev.earmark.access.AuditChain;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Checkpoint;
import dev.earmark.fault.Rejected;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.store.AuditLog;
import dev.earmark.store.ReadLog;
import dev.earmark.store.sql.aggregate.SqlChain.End;
import dev.earmark.store.sql.engine.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlReadLog(Sql sql, AuditChain chain) implements ReadLog {

    private static final int AT_ONCE = 1_000;

    private SqlChain entries() {
        return new SqlChain(sql, chain, "audit_read", "the log of reads", AuditChain.START_OF_READS);
    }

    private AuditLog audit() {
        return new SqlAuditLog(sql, chain);
    }

    @Override
    public boolean note(AuditEntry read, Instant since) {
        if (noted(read, since)) {
            return false;
        }
        entries().end(sql.dialect().lock());
        if (noted(read, since)) {
            return false; // by another node, while this one waited
        }
        entries().append(read);
        return true;
    }

    private boolean noted(AuditEntry read, Instant since) {
        return sql.one("select number from audit_read where target = ? and actor = ? and action = ? and happened_at >= ? limit 1",
                row -> row.number("number"),
                read.target(), read.actor(), read.action(), since).isPresent();
    }

    @Override
    public List<Link> after(long number, int limit, @Nullable String interaction, @Nullable String actor) {
        return entries().after(number, limit, interaction, actor);
    }

    @Override
    public List<Link> before(long number, int limit, @Nullable String interaction, @Nullable String actor) {
        return entries().before(number, limit, interaction, actor);
    }

    @Override
    public Optional<Link> head() {
        return entries().head();
    }

    @Override
    public long count() {
        return entries().end("").number() - beginning().number();
    }

    /** What the first entry that is left rests on. */
    private End beginning() {
        return checkpoint().map(forgotten -> new End(forgotten.number(), forgotten.mac())).orElse(new End(0, ""));
    }

    private Optional<Checkpoint> checkpoint() {
        return audit().last(Checkpoint.ACTION).map(Link::entry).flatMap(Checkpoint::of);
    }

    @Override
    public int forget(Instant before, Instant now, int most) {
        End newest = entries().end(sql.dialect().lock());
        End beginning = beginning();
        long last = Math.min(lastBefore(before, newest), beginning.number() + most);
        if (last <= beginning.number()) {
            return 0;
        }
        End reached = sound(beginning, last);
        Checkpoint checkpoint = new Checkpoint(reached.number(), reached.mac(), newest.number(), newest.mac());
        audit().append(checkpoint.entry(now, before));
        return sql.update("delete from audit_read where number <= ?", last);
    }

    /** Number of the last entry before the first one that stays. */
    private long lastBefore(Instant before, End newest) {
        return sql.one("select number from audit_read where happened_at >= ? order by number limit 1", row -> row.number("number"), before)
                .map(first -> first - 1).orElse(newest.number());
    }

    private End sound(End beginning, long last) {
        End reached = beginning;
        while (reached.number() < last) {
            List<Link> links = after(reached.number(), (int) Math.min(AT_ONCE, last - reached.number()), null, null);
            if (links.isEmpty()) {
                throw broken("Entry " + (reached.number() + 1) + " of the log of reads is missing.");
            }
            for (Link link : links) {
                entries().wrong(reached, link, List.of()).ifPresent(wrong -> {
                    throw broken(wrong);
                });
                reached = new End(link.number(), link.mac());
            }
        }
        return reached;
    }

    private static Rejected broken(String wrong) {
        return new Rejected("store.reads-changed", wrong
                + " Old reads are not forgotten until somebody has looked at it: run \"earmark audit verify\".");
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
        List<End> ends = new ArrayList<>();
        checkpoint().ifPresent(forgotten -> ends.add(new End(forgotten.endNumber(), forgotten.endMac())));
        End beginning = beginning();
        if (kept != null) {
            ends.add(new End(kept.number(), kept.mac()));
            if (kept.number() == beginning.number() && !kept.mac().equals(beginning.mac())) {
                return Optional.of("Entry " + kept.number()
                        + " of the log of reads, forgotten since, was not the one that was kept elsewhere.");
            }
        }
        return entries().check(beginning, ends);
    }
}

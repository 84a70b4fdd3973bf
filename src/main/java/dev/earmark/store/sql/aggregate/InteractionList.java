package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Reach;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.sql.engine.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. It is found by the place of the last row of the page before (keyset), so that what arrives meanwhile shifts
 * nothing. Every order ends with the id and has an index. What the list is sorted by comes last where it is not known.
 */
final class InteractionList {

    private final Sql sql;
    private final InteractionQuery query;
    /** Whether the list of missed criteria is walked along; else it is only asked about each interaction, of which few fit then. */
    private final boolean alongMissed;
    private final StringBuilder where = new StringBuilder("1 = 1");
    private final List<Object> values = new ArrayList<>();

    InteractionList(Sql sql, InteractionQuery query, Reach reach) {
        this.sql = sql;
        this.query = query;
        this.alongMissed = query.missed() != null && query.sort() == InteractionQuery.Sort.RECEIVED && reach.equals(Reach.EVERYTHING)
                && query.agentId() == null && query.team() == null && query.queue() == null && query.externalId() == null;
        reach(reach);
        and(alongMissed ? "m.criterion = ? and i.id = m.interaction_id"
                : "exists (select 1 from missed m where m.criterion = ? and m.received_at = i.received_at and m.interaction_id = i.id)", query.missed());
        equal("i.agent_id", query.agentId());
        equal("i.team", query.team());
        equal("i.queue", query.queue());
        equal("i.channel", query.channel() == null ? null : query.channel().label());
        equal("i.external_id", query.externalId());
        equal("i.status", query.status());
        equal("i.rubric_id", query.rubric());
        and(received() + " >= ?", query.from());
        and(received() + " < ?", query.to());
        and("i.percent >= ?", query.least());
        if (query.most() != null) {
            where.append(" and i.percent >= 0");
            and("i.percent <= ?", query.most());
        }
    }

    private void reach(Reach reach) {
        switch (reach) {
            case Reach.Everything _ -> {}
            case Reach.Own own when own.agentId().isEmpty() -> where.append(" and 1 = 0");
            case Reach.Own own -> equal("i.agent_id", own.agentId());
        }
    }

    private void equal(String column, @Nullable Object value) {
        and(column + " = ?", value);
    }

    private void and(String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    Page page() {
        Cursor cursor = Cursor.of(query);
        List<Listed> found = new ArrayList<>();
        boolean unknownApart = query.sort() != InteractionQuery.Sort.RECEIVED && !query.descending();
        if (!unknownApart) {
            found.addAll(rows("1 = 1", cursor, query.limit() + 1));
        } else {
            if (cursor == null || cursor.value() >= 0) {
                found.addAll(rows(sortedBy() + " >= 0", cursor, query.limit() + 1));
            }
            if (found.size() <= query.limit()) {
                boolean begun = cursor != null && cursor.value() < 0;
                found.addAll(rows(sortedBy() + " < 0", begun ? cursor : null, query.limit() + 1 - found.size()));
            }
        }
        if (found.size() <= query.limit()) {
            return new Page(found, null);
        }
        List<Listed> items = found.subList(0, query.limit());
        return new Page(items, place(items.getLast()).text(query));
    }

    private List<Listed> rows(String segment, @Nullable Cursor after, int limit) {
        String direction = query.descending() ? " desc" : "";
        StringBuilder text = new StringBuilder("select i.* from ")
                .append(alongMissed ? "missed m cross join interaction i" : "interaction i")
                .append(" where ").append(where).append(" and ").append(segment);
        List<Object> all = new ArrayList<>(values);
        if (after != null) {
            text.append(" and (").append(sortedBy()).append(", ").append(id()).append(query.descending() ? ") < (?, ?)" : ") > (?, ?)");
            all.add(query.sort() == InteractionQuery.Sort.PERCENT ? (Object) after.value() : (Object) (long) after.value());
            all.add(after.id());
        }
        text.append(" order by ").append(sortedBy()).append(direction).append(", ").append(id()).append(direction).append(" limit ?");
        all.add(limit);
        return sql.list(text.toString(), InteractionRows::listed, all.toArray());
    }

    private String sortedBy() {
        return switch (query.sort()) {
            case RECEIVED -> received();
            case PERCENT -> "i.percent";
            case DURATION -> "i.duration_ms";
        };
    }

    /** The list of missed criteria repeats the time, so that one index finds and sorts them. */
    private String received() {
        return alongMissed ? "m.received_at" : "i.received_at";
    }

    private String id() {
        return alongMissed ? "m.interaction_id" : "i.id";
    }

    private Cursor place(Listed last) {
        String id = last.interaction().id();
        return switch (query.sort()) {
            case RECEIVED -> new Cursor(last.interaction().receivedAt().toEpochMilli(), id);
            case PERCENT -> {
                Double percent = last.score() == null ? null : last.score().percent();
                yield new Cursor(percent == null ? InteractionRows.UNKNOWN : percent, id);
            }
            case DURATION -> {
                Long durationMs = last.interaction().durationMs();
                yield new Cursor(durationMs == null ? InteractionRows.UNKNOWN : durationMs, id);
            }
        };
    }
}

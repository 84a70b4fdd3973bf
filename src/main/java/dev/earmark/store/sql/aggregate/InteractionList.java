package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Reach;
import dev.earmark.review.Need;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. It is found by the place of the last row of the page before (keyset), so that what arrives meanwhile shifts
 * nothing. Every order ends with the id and has an index. What the list is sorted by comes last where it is not known.
 */
final class InteractionList {

    private static final String MISSED =
            "exists (select 1 from missed m where m.criterion = ? and m.received_at = i.received_at and m.interaction_id = i.id)";

    private static final String SHARED_IS_CURRENT = " and exists (select 1 from publication p where p.interaction_id = i.id and"
            + " p.rubric_id = i.rubric_id and p.rubric_version = i.rubric_version)";

    private final Sql sql;
    private final InteractionQuery query;
    /** Whether the list of missed criteria is walked along; else it is only asked about each interaction, of which few fit then. */
    private final boolean alongMissed;
    private final StringBuilder where = new StringBuilder("1 = 1");
    private final List<Object> values = new ArrayList<>();

    InteractionList(Sql sql, InteractionQuery query, Reach reach) {
        this.sql = sql;
        this.query = query;
        this.alongMissed = query.sort() == InteractionQuery.Sort.RECEIVED && reach.equals(Reach.EVERYTHING) && hasMissed(query)
                && query.filters().stream().noneMatch(InteractionList::hasIndexOfItsOwn);
        reach(reach);
        query.filters().forEach(this::and);
    }

    private static boolean hasMissed(InteractionQuery query) {
        return query.filters().stream().filter(InteractionFilter.Missed.class::isInstance).count() == 1;
    }

    /** Whether an index by it and the time finds fewer than the list of missed criteria does. */
    private static boolean hasIndexOfItsOwn(InteractionFilter filter) {
        return switch (filter) {
            case InteractionFilter.OfAgent _, InteractionFilter.OfTeam _, InteractionFilter.OfQueue _, InteractionFilter.KnownAs _,
                    InteractionFilter.OfCustomer _ -> true;
            case InteractionFilter.By _, InteractionFilter.From _, InteractionFilter.Before _, InteractionFilter.AtLeast _,
                    InteractionFilter.AtMost _, InteractionFilter.Missed _, InteractionFilter.In _, InteractionFilter.ScoredBy _,
                    InteractionFilter.Needed _, InteractionFilter.AssignedTo _, InteractionFilter.Published _,
                    InteractionFilter.Confirmed _, InteractionFilter.WithoutConversation _, InteractionFilter.Among _ -> false;
        };
    }

    private void and(InteractionFilter filter) {
        switch (filter) {
            case InteractionFilter.OfAgent of -> and("i.agent_id = ?", of.agentId());
            case InteractionFilter.OfTeam of -> and("i.team = ?", of.team());
            case InteractionFilter.OfQueue of -> and("i.queue = ?", of.queue());
            case InteractionFilter.By by -> and("i.channel = ?", by.channel().label());
            case InteractionFilter.KnownAs known -> and("i.external_id = ?", known.externalId());
            case InteractionFilter.OfCustomer of -> {
                where.append(" and i.customer_id in (?, ?)");
                values.addAll(List.of(of.customerId(), new Sealing(sql).customer(of.customerId())));
            }
            case InteractionFilter.From from -> and(received() + " >= ?", from.time());
            case InteractionFilter.Before before -> and(received() + " < ?", before.time());
            case InteractionFilter.AtLeast least -> and("i.percent >= ?", least.percent());
            case InteractionFilter.AtMost most -> and("i.percent >= 0 and i.percent <= ?", most.percent());
            case InteractionFilter.Missed missed -> and(alongMissed ? "m.criterion = ? and i.id = m.interaction_id" : MISSED,
                    missed.criterion());
            case InteractionFilter.In in -> and("i.status = ?", in.status());
            case InteractionFilter.ScoredBy by -> and("i.rubric_id = ?", by.rubricId());
            case InteractionFilter.Needed(Need need) when need != null -> and("i.need_rank > 0 and i.needs like ?",
                    "%," + need.label() + ",%");
            case InteractionFilter.Needed _ -> where.append(" and i.need_rank > 0");
            case InteractionFilter.AssignedTo(String person) when person != null -> and("i.assigned_to = ?", person);
            case InteractionFilter.AssignedTo _ -> where.append(" and i.assigned_to is null");
            case InteractionFilter.Published published -> and("i.publication = ?", published.state().label());
            case InteractionFilter.Confirmed confirmed -> and("i.rubric_id is not null and i.confirmed = ?", confirmed.byPerson());
            case InteractionFilter.WithoutConversation(String kind) when kind != null -> and("i.no_conversation is not null and"
                    + " i.no_conversation = ?", kind);
            case InteractionFilter.WithoutConversation _ -> where.append(" and i.no_conversation is not null");
            case InteractionFilter.Among among -> {
                where.append(" and i.id in (").append(ReachSql.marks(among.ids().size())).append(")");
                values.addAll(among.ids());
            }
        }
    }

    /** What an agent was not shown must not be found out by asking for it either. */
    private void reach(Reach reach) {
        ReachSql reached = ReachSql.of(reach, "i");
        where.append(" and ").append(reached.condition());
        values.addAll(reached.values());
        if (reach.publishedOnly() && (query.sort() == InteractionQuery.Sort.PERCENT
                || query.filters().stream().anyMatch(InteractionList::asksTheScore))) {
            where.append(SHARED_IS_CURRENT);
        }
        if (reach.publishedOnly() && (query.sort() == InteractionQuery.Sort.NEED
                || query.filters().stream().anyMatch(InteractionList::asksTheQueue))) {
            where.append(" and ").append(ReachSql.NOTHING);
        }
    }

    private static boolean asksTheScore(InteractionFilter filter) {
        return switch (filter) {
            case InteractionFilter.AtLeast _, InteractionFilter.AtMost _, InteractionFilter.Missed _, InteractionFilter.ScoredBy _,
                    InteractionFilter.Confirmed _, InteractionFilter.WithoutConversation _ -> true;
            case InteractionFilter.OfAgent _, InteractionFilter.OfTeam _, InteractionFilter.OfQueue _, InteractionFilter.By _,
                    InteractionFilter.KnownAs _, InteractionFilter.OfCustomer _, InteractionFilter.From _, InteractionFilter.Before _,
                    InteractionFilter.In _,
                    InteractionFilter.Needed _, InteractionFilter.AssignedTo _, InteractionFilter.Published _,
                    InteractionFilter.Among _ -> false;
        };
    }

    private static boolean asksTheQueue(InteractionFilter filter) {
        return filter instanceof InteractionFilter.Needed || filter instanceof InteractionFilter.AssignedTo;
    }

    private void and(String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
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
        long nowMs = sql.nowMs();
        return sql.list(text.toString(), row -> InteractionRows.listed(row, nowMs), all.toArray());
    }

    private String sortedBy() {
        return switch (query.sort()) {
            case RECEIVED -> received();
            case PERCENT -> "i.percent";
            case DURATION -> "i.duration_ms";
            case NEED -> "i.need_rank";
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
            case NEED -> new Cursor(Need.rank(last.people().waiting().needs()), id);
        };
    }
}

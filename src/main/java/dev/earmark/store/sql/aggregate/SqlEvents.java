package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Reach;
import dev.earmark.events.Event;
import dev.earmark.events.EventType;
import dev.earmark.store.Events;
import dev.earmark.store.Interactions;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

public record SqlEvents(Sql sql, FindingJson bodies, Supplier<String> ids) implements Events {

    /**
     * What happened to an interaction since it was shared, as far as it concerns its agent and the scorecard that was shared, and to the
     * agent's one-to-ones.
     */
    private static final String SHARED = """
            select e.* from event e left join publication p on p.interaction_id = e.interaction_id
            where e.agent_id = ? and e.place > ? and (e.type in ('onetoone.shared', 'onetoone.acknowledged')
              or (e.happened_at >= p.shared_at
              and (e.type <> 'review.revised' or e.detail like '%"' || p.rubric_id || '@' || p.rubric_version || '"%')
              and e.type in ('review.shared', 'review.acknowledged', 'review.revised', 'dispute.opened', 'dispute.settled')))
            order by e.place limit ?""";

    @Override
    public String append(EventType type, Instant at, @Nullable String interactionId, @Nullable String agentId, Map<String, String> detail) {
        String id = ids.get();
        insert(new Event(id, type, at, interactionId, agentId, marked(type, interactionId, detail)), null);
        sql.update("""
                insert into delivery(event_id, endpoint_id, state, next_at)
                select ?, id, 'waiting', ? from endpoint where enabled = 1 and (types = '' or types like ?)""",
                id, sql.nowMs(), "%," + type.label() + ",%");
        return id;
    }

    /** Says of everything that happens in the example that it does; whoever takes something in says it then. */
    private Map<String, String> marked(EventType type, @Nullable String interactionId, Map<String, String> detail) {
        if (type == EventType.RECEIVED || interactionId == null || sql.one("select id from interaction where id = ? and arrived_by = ?",
                row -> row.text("id"), interactionId, Interactions.EXAMPLE).isEmpty()) {
            return detail;
        }
        Map<String, String> marked = new LinkedHashMap<>(detail);
        marked.put("synthetic", "true");
        return marked;
    }

    void insert(Event event, @Nullable String onlyFor) {
        String detail = bodies.detail(event.detail());
        sql.update("insert into event(id, type, happened_at, interaction_id, agent_id, detail, endpoint_id, digest) values (?, ?, ?, ?, ?,"
                + " ?, ?, ?)",
                event.id(), event.type().label(), event.at(), event.interactionId(), event.agentId(), detail, onlyFor,
                BodyDigest.of(Bodied.EVENT, detail, event.id()));
    }

    /**
     * The counter is locked until the end of the transaction: what is rolled back leaves no gap, and nobody else gives places meanwhile.
     */
    @Override
    public int order(int limit) {
        long last = sql.number("select last_place as n from event_order where one = 1 " + sql.dialect().lock());
        List<String> unplaced = sql.list("select id from event where place is null and endpoint_id is null order by id limit ?",
                row -> row.text("id"), limit);
        if (unplaced.isEmpty()) {
            return 0;
        }
        long place = last;
        for (String id : unplaced) {
            place++;
            sql.update("update event set place = ? where id = ?", place, id);
        }
        sql.update("update event_order set last_place = ? where one = 1", place);
        return unplaced.size();
    }

    @Override
    public List<Placed> after(long place, Reach reach, int limit) {
        return switch (reach) {
            case Reach.Everything _ -> sql.list("select * from event where place > ? order by place limit ?", this::placed, place, limit);
            case Reach.Own own when own.agentId().isEmpty() -> List.of();
            case Reach.Own own -> sql.list("select * from event where agent_id = ? and place > ? order by place limit ?", this::placed,
                    own.agentId(), place, limit);
            case Reach.Published own when own.agentId().isEmpty() -> List.of();
            case Reach.Published own -> sql.list(SHARED, this::placed, own.agentId(), place, limit);
            case Reach.Teams teams -> ofTeams(ReachSql.of(teams, "i"), ReachSql.of(teams, "a"), place, limit);
        };
    }

    /** Those about nobody's interaction are for everybody, those about an agent for whoever may know the agent. */
    private List<Placed> ofTeams(ReachSql reached, ReachSql agents, long place, int limit) {
        List<Object> values = new ArrayList<>(agents.values());
        values.addAll(reached.values());
        values.add(place);
        values.add(limit);
        return sql.list("select e.* from event e where (e.interaction_id is null and (e.agent_id is null or exists (select 1 from agent a"
                + " where a.id = e.agent_id and " + agents.condition() + ")) or exists (select 1 from interaction i where"
                + " i.id = e.interaction_id and " + reached.condition() + ")) and e.place > ? order by e.place limit ?", this::placed,
                values.toArray());
    }

    private Placed placed(Row row) throws SQLException {
        return new Placed(row.number("place"), event(row));
    }

    /** One whose detail is damaged goes out without it: it must not hold up all that follow. */
    Event event(Row row) throws SQLException {
        Map<String, String> detail = BodyDigest.sound(Bodied.EVENT, row, row.text("id")) ? bodies.detail(row.text("detail")) : Map.of();
        return new Event(row.text("id"), Labels.eventType(row.text("type")), row.time("happened_at"), row.maybeText("interaction_id"),
                row.maybeText("agent_id"), detail);
    }

    @Override
    public long last() {
        return sql.number("select last_place as n from event_order where one = 1");
    }

    @Override
    public OptionalLong first() {
        Optional<Long> first = sql.one("select place from event where place is not null order by place limit 1",
                row -> row.number("place"));
        return first.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public int forgetBefore(Instant time, int limit) {
        return sql.update("""
                delete from event where id in (
                  select e.id from event e where e.happened_at < ? and (e.place is not null or e.endpoint_id is not null)
                    and not exists (select 1 from delivery d where d.event_id = e.id and d.state = 'waiting')
                  order by e.happened_at limit ?)""", time, limit);
    }
}

package dev.earmark.store.sql.aggregate;

import dev.earmark.events.Event;
import dev.earmark.events.EventType;
import dev.earmark.store.Webhooks;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

public record SqlWebhooks(Sql sql, FindingJson bodies, Supplier<String> ids) implements Webhooks {

    @Override
    public void insert(Endpoint endpoint) {
        String secrets = bodies.write(endpoint.secrets());
        sql.update("insert into endpoint(id, url, secrets, types, enabled, disabled_because, created_at, version, digest) values (?, ?, ?,"
                + " ?, ?, ?, ?, ?, ?)",
                endpoint.id(), endpoint.url(), secrets, types(endpoint), endpoint.enabled(), endpoint.disabledBecause(),
                endpoint.createdAt(), endpoint.version(),
                BodyDigest.of(Bodied.ENDPOINT, secrets, endpoint.id()));
    }

    @Override
    public boolean save(Endpoint changed) {
        String secrets = bodies.write(changed.secrets());
        return sql.updatesOne("""
                update endpoint set url = ?, secrets = ?, types = ?, enabled = ?, disabled_because = ?, version = ?, digest = ? where id = ? and version = ?""",
                changed.url(), secrets, types(changed), changed.enabled(), changed.disabledBecause(), changed.version(),
                BodyDigest.of(Bodied.ENDPOINT, secrets, changed.id()), changed.id(), changed.version() - 1);
    }

    private static String types(Endpoint endpoint) {
        return Labels.list(endpoint.types(), EventType::label);
    }

    @Override
    public Optional<Endpoint> find(String id) {
        return sql.one("select * from endpoint where id = ?", this::endpoint, id);
    }

    @Override
    public List<Endpoint> all() {
        return sql.list("select * from endpoint order by created_at, id", this::endpoint);
    }

    private Endpoint endpoint(Row row) throws SQLException {
        return new Endpoint(row.text("id"), row.text("url"), bodies.texts(BodyDigest.checked(Bodied.ENDPOINT, row, row.text("id"))),
                Labels.eventTypes(row.text("types")), row.flag("enabled"),
                row.maybeText("disabled_because"), row.time("created_at"), row.number("version"));
    }

    @Override
    public boolean remove(String id) {
        return sql.updatesOne("delete from endpoint where id = ?", id);
    }

    @Override
    public String appendFor(String endpointId, EventType type, Instant at) {
        String id = ids.get();
        new SqlEvents(sql, bodies, ids).insert(new Event(id, type, at, null, null, Map.of()), endpointId);
        sql.update("insert into delivery(event_id, endpoint_id, state, next_at) select ?, id, 'waiting', ? from endpoint where id = ?", id,
                sql.nowMs(), endpointId);
        return id;
    }

    private record Due(String eventId, String endpointId) {}

    /** The time of the next try is the lease: when whoever delivers dies, the delivery is due again then. */
    @Override
    public List<Delivery> claim(long leaseMs, int limit, Set<String> except) {
        List<Due> due = sql.list("""
                select event_id, endpoint_id from delivery
                where state = 'waiting' and next_at <= ? and endpoint_id in (select id from endpoint where enabled = 1 and ? not like '%,' || id || ',%')
                order by next_at, event_id limit ?\s""" + sql.dialect().skipLocked(),
                row -> new Due(row.text("event_id"), row.text("endpoint_id")), sql.nowMs(), Labels.list(except, id -> id), limit);
        return due.stream().map(one -> claimed(one, leaseMs)).toList();
    }

    private Delivery claimed(Due due, long leaseMs) {
        sql.update("update delivery set next_at = ? where event_id = ? and endpoint_id = ?", leaseMs, due.eventId, due.endpointId);
        SqlEvents events = new SqlEvents(sql, bodies, ids);
        return sql.one("select e.*, d.attempts from event e join delivery d on d.event_id = e.id where d.event_id = ? and d.endpoint_id ="
                + " ?",
                row -> new Delivery(events.event(row), due.endpointId, row.count("attempts")), due.eventId, due.endpointId).orElseThrow();
    }

    @Override
    public void attempted(Delivery delivery, Instant at, boolean delivered, @Nullable Integer status, String sentence, long tookMs,
            @Nullable Long nextAtMs) {
        String state = delivered ? "delivered" : nextAtMs == null ? "given-up" : "waiting";
        Optional<Integer> number = sql.one("""
                update delivery set state = ?, attempts = attempts + 1, next_at = coalesce(?, next_at)
                where event_id = ? and endpoint_id = ? and state = 'waiting' returning attempts""",
                row -> row.count("attempts"), state, nextAtMs, delivery.event().id(), delivery.endpointId());
        number.ifPresent(attempt -> sql.update("""
                insert into attempt(endpoint_id, event_id, number, attempted_at, delivered, status, sentence, took_ms) values (?, ?, ?, ?, ?, ?, ?, ?)""",
                delivery.endpointId(), delivery.event().id(), attempt, at, delivered, status, sentence, tookMs));
    }

    @Override
    public boolean again(String endpointId, String eventId) {
        return sql.updatesOne("update delivery set state = 'waiting', next_at = ? where event_id = ? and endpoint_id = ?", sql.nowMs(),
                eventId, endpointId);
    }

    @Override
    public List<Attempt> attempts(String endpointId, int limit) {
        return sql.list("""
                select a.*, e.type from attempt a join event e on e.id = a.event_id
                where a.endpoint_id = ? order by a.attempted_at desc, a.number desc limit ?""", SqlWebhooks::attempt, endpointId, limit);
    }

    private static Attempt attempt(Row row) throws SQLException {
        return new Attempt(row.text("event_id"), row.text("type"), row.time("attempted_at"), row.count("number"), row.flag("delivered"),
                row.maybeCount("status"),
                row.text("sentence"), row.number("took_ms"));
    }

    @Override
    public Waiting waiting() {
        return sql.one("""
                select count(*) as n, min(next_at) as oldest from delivery
                where state = 'waiting' and endpoint_id in (select id from endpoint where enabled = 1)""",
                row -> new Waiting(row.number("n"), row.maybeNumber("oldest"))).orElseThrow();
    }
}

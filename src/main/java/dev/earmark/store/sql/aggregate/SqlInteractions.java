package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Reach;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Status;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import dev.earmark.transcript.Channel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

public record SqlInteractions(Sql sql) implements Interactions {

    @Override
    public Accepted insert(Interaction interaction, Arrived arrived) {
        if (sql.updatesOne("""
                insert into interaction(id, external_id, channel, agent_id, agent_name, customer_id, customer_name, team, queue,
                        started_at, received_at,
                  priority, duration_ms, stage, status, parked_code, parked_reason, version,
                  request_key, request_sha256, arrived_by, source, agent_channel, customer_channel, pauses, customer_sealed, sealed, language)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (request_key) do nothing""",
                interaction.id(), interaction.externalId(), interaction.channel().label(),
                interaction.facts().agentId(), interaction.facts().agentName(), customer(interaction), customerName(interaction),
                interaction.routing().team(), interaction.routing().queue(), interaction.startedAt(), interaction.receivedAt(),
                Labels.rank(interaction.priority()), duration(interaction), Labels.of(interaction.stage()),
                interaction.status().label(), parkedCode(interaction), parkedReason(interaction), interaction.version(),
                arrived.key(), arrived.requestSha256(), arrived.by(), new Sealing(sql).sealed(interaction.id(), arrived.source()),
                        arrived.agentChannel(),
                arrived.customerChannel(), PauseTimes.text(arrived.pauses()), customerSealed(interaction), new Sealing(sql).on() ? 2 : 0,
                interaction.routing().language())) {
            arrived.blobs().forEach(blob -> putBlob(interaction.id(), blob));
            return new Accepted(true, interaction.id(), arrived.requestSha256());
        }
        return byKey(arrived.key())
                .orElseThrow(() -> new Unavailable("store.down", "The interaction with this key was deleted at the same moment."));
    }

    private @Nullable String customer(Interaction interaction) {
        String id = interaction.facts().customerId();
        return id == null ? null : new Sealing(sql).customer(id);
    }

    private @Nullable StoredText customerSealed(Interaction interaction) {
        return new Sealing(sql).on() ? new Sealing(sql).maybeSealed(interaction.id(), interaction.facts().customerId()) : null;
    }

    private @Nullable StoredText customerName(Interaction interaction) {
        return new Sealing(sql).maybeSealed(interaction.id(), interaction.facts().customerName());
    }

    @Override
    public Optional<Interaction> find(String id, Reach reach) {
        ReachSql reached = ReachSql.of(reach, "i");
        List<Object> values = new ArrayList<>(List.of(id));
        values.addAll(reached.values());
        return sql.one("select i.* from interaction i where i.id = ? and " + reached.condition(), InteractionRows::interaction,
                values.toArray());
    }

    @Override
    public ForPeople people(String id) {
        return sql.one("select i.* from interaction i where i.id = ?", row -> PeopleRows.of(row, sql.nowMs()), id).orElseThrow();
    }

    @Override
    public void putTalk(String id, Talk talk) {
        sql.update("update interaction set talk = ? where id = ?", PeopleRows.text(talk), id);
    }

    @Override
    public void swapParties(String id) {
        sql.update("update interaction set agent_channel = customer_channel, customer_channel = agent_channel where id = ?", id);
        for (String prefix : List.of("", Blob.ORIGINAL)) {
            for (String[] names : List.of(new String[] {"agent", "swapped"}, new String[] {"customer", "agent"},
                    new String[] {"swapped", "customer"})) {
                sql.update("update interaction_blob set name = ? where interaction_id = ? and name = ?", prefix + names[1], id,
                        prefix + names[0]);
            }
        }
    }

    @Override
    public Facets facets(Reach reach) {
        return new FacetList(sql, ReachSql.of(reach, "i")).facets();
    }

    @Override
    public Optional<Accepted> byKey(String key) {
        return sql.one("select id, request_sha256 from interaction where request_key = ?",
                row -> new Accepted(false, row.text("id"), row.text("request_sha256")), key);
    }

    @Override
    public Optional<Arrived> arrived(String id) {
        return sql.one("""
                select request_key, request_sha256, arrived_by, source, agent_channel, customer_channel,
                        pauses from interaction where id = ?""",
                row -> new Arrived(row.text("request_key"), row.text("request_sha256"), row.text("arrived_by"), source(row),
                        row.maybeCount("agent_channel"), row.maybeCount("customer_channel"), List.of(),
                                PauseTimes.of(row.text("pauses"))), id)
                .map(arrived -> new Arrived(arrived.key(), arrived.requestSha256(), arrived.by(), arrived.source(), arrived.agentChannel(),
                        arrived.customerChannel(), blobs(id), arrived.pauses()));
    }

    private static String source(Row row) throws SQLException {
        String source = row.readable("source");
        return source == null ? "" : source;
    }

    private List<Blob> blobs(String id) {
        return sql.list("select name, blob_key, sha256, bytes, type from interaction_blob where interaction_id = ? order by position",
                row -> new Blob(row.text("name"), row.text("blob_key"), row.text("sha256"), row.number("bytes"), row.text("type")), id);
    }

    @Override
    public void putBlob(String id, Blob blob) {
        sql.update("""
                insert into interaction_blob(interaction_id, name, position, blob_key, sha256, bytes, type)
                select id, ?, (select count(*) from interaction_blob where interaction_id = ?), ?, ?, ?, ? from interaction where id = ?
                on conflict (interaction_id, name) do update
                set blob_key = excluded.blob_key, sha256 = excluded.sha256, bytes = excluded.bytes, type = excluded.type""",
                blob.name(), id, blob.key(), blob.sha256(), blob.bytes(), blob.type(), id);
    }

    @Override
    public boolean save(Interaction changed) {
        boolean saved = sql.updatesOne("""
                update interaction set external_id = ?, channel = ?, agent_id = ?, agent_name = ?, customer_id = ?, customer_name = ?,
                        customer_sealed = ?, team = ?, queue = ?,
                  started_at = ?, priority = ?, duration_ms = ?, stage = ?, status = ?, parked_code = ?, parked_reason = ?, version = ?
                where id = ? and version = ?""",
                changed.externalId(), changed.channel().label(),
                changed.facts().agentId(), changed.facts().agentName(), customer(changed), customerName(changed), customerSealed(changed),
                changed.routing().team(), changed.routing().queue(), changed.startedAt(), Labels.rank(changed.priority()),
                duration(changed),
                Labels.of(changed.stage()), changed.status().label(), parkedCode(changed), parkedReason(changed), changed.version(),
                changed.id(), changed.version() - 1);
        if (saved) {
            repeatedInFigures(changed);
        }
        return saved;
    }

    private void repeatedInFigures(Interaction changed) {
        Long handleMs = changed.channel() == Channel.VOICE ? changed.durationMs() : null;
        sql.update("update figure set agent_id = ?, team = ?, queue = ?, channel = ?, handle_ms = ?, stamp = ? where interaction_id = ?",
                changed.facts().agentId(), changed.routing().team(), changed.routing().queue(), changed.channel().label(), handleMs,
                FigureWeeks.stamp(), changed.id());
    }

    @Override
    public Page list(InteractionQuery query, Reach reach) {
        return new InteractionList(sql, query, reach).page();
    }

    @Override
    public Optional<List<String>> delete(String id) {
        List<String> keys = sql.list("select distinct blob_key from interaction_blob where interaction_id = ? order by blob_key",
                row -> row.text("blob_key"), id);
        if (!sql.updatesOne("delete from interaction where id = ?", id)) {
            return Optional.empty();
        }
        Sealing keysOfIt = new Sealing(sql);
        keysOfIt.destroy(id);
        keys.forEach(keysOfIt::destroy);
        sql.update("""
                insert into erased(interaction_id, erased_at, in_index) values (?, ?, 1)
                on conflict (interaction_id) do update set in_index = 1""", id, sql.nowMs());
        return Optional.of(keys);
    }

    /** The word stands in the statement, as in the condition of the index. */
    @Override
    public List<Interaction> examples() {
        return sql.list("select i.* from interaction i where i.arrived_by = 'example' order by i.received_at, i.id",
                InteractionRows::interaction);
    }

    @Override
    public Map<String, Marks> marks(Collection<String> ids) {
        Map<String, Marks> marks = new HashMap<>();
        if (!ids.isEmpty()) {
            String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
            sql.list("select id, arrived_by, confirmed from interaction where id in (" + places + ")",
                    row -> Map.entry(row.text("id"), new Marks(row.text("arrived_by").equals(EXAMPLE), row.flag("confirmed"))),
                    ids.toArray()).forEach(one -> marks.put(one.getKey(), one.getValue()));
        }
        return marks;
    }

    @Override
    public List<Erased> erased(String after, int limit) {
        return sql.list("select interaction_id, erased_at from erased where interaction_id > ? order by interaction_id limit ?",
                row -> new Erased(row.text("interaction_id"), row.time("erased_at")), after, limit);
    }

    @Override
    public Map<String, Long> counts() {
        return counted("select status as label, count(*) as n from interaction group by status");
    }

    @Override
    public Map<String, Long> underWay() {
        return counted("select stage as label, count(*) as n from interaction where status = 'processing' group by stage");
    }

    private Map<String, Long> counted(String statement) {
        Map<String, Long> counts = new TreeMap<>();
        sql.list(statement, row -> Map.entry(row.text("label"), row.number("n")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    @Override
    public List<String> blobKeys(String after, int limit) {
        return sql.list("select distinct blob_key from interaction_blob where blob_key > ? order by blob_key limit ?",
                row -> row.text("blob_key"), after, limit);
    }

    @Override
    public boolean knowsBlob(String key) {
        return sql.one("select blob_key from interaction_blob where blob_key = ? limit 1", row -> row.text("blob_key"), key).isPresent();
    }

    private static long duration(Interaction interaction) {
        Long known = interaction.durationMs();
        return known == null ? InteractionRows.UNKNOWN : known;
    }

    private static @Nullable String parkedCode(Interaction interaction) {
        return interaction.status() instanceof Status.Parked parked ? parked.code() : null;
    }

    private static @Nullable String parkedReason(Interaction interaction) {
        return interaction.status() instanceof Status.Parked parked ? parked.reason() : null;
    }
}

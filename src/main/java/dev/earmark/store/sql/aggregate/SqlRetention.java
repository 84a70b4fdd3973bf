package dev.earmark.store.sql.aggregate;

import dev.earmark.encryption.WrappedKey;
import dev.earmark.retention.DataKind;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.Hold;
import dev.earmark.retention.RetentionRule;
import dev.earmark.retention.RetentionRules;
import dev.earmark.store.Retention;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

public record SqlRetention(Sql sql, FindingJson bodies, Supplier<String> ids) implements Retention {

    /** As the indexes by age have it. */
    private static final String SINCE = "(case when started_at < received_at then started_at else received_at end)";
    private static final String HELD = """
            select h.* from legal_hold h join interaction i on (h.subject = 'interaction' and h.subject_id = i.id)
              or (h.subject = 'customer' and (h.subject_id = i.customer_id or h.subject_hash = i.customer_id)) 
            where i.id = ? order by h.placed_at, h.id limit 1""";

    @Override
    public RetentionRules rules() {
        return sql.one("select rules from retention_rules where one = 1",
                row -> new RetentionRules(List.of(bodies.read(row.text("rules"), RetentionRule[].class)))).orElseThrow();
    }

    @Override
    public void replace(RetentionRules rules) {
        sql.update("update retention_rules set rules = ? where one = 1", bodies.write(rules.all()));
    }

    @Override
    public boolean take(String owner, long leaseMs, Instant endedBefore) {
        long now = sql.nowMs();
        return sql.updatesOne("update retention_round set owner = ?, lease_until = ? where one = 1 and lease_until <= ?"
                + " and (ended_at is null or ended_at <= ?)", owner, now + leaseMs, now, endedBefore);
    }

    @Override
    public boolean keep(String owner, long leaseMs) {
        return sql.updatesOne("update retention_round set lease_until = ? where one = 1 and owner = ?", sql.nowMs() + leaseMs, owner);
    }

    @Override
    public void ended(String owner, Instant at) {
        sql.update("update retention_round set owner = '', lease_until = 0, ended_at = ? where one = 1 and owner = ?", at, owner);
    }

    private record Ended(@Nullable Instant at) {}

    @Override
    public Optional<Instant> lastEnded() {
        return sql.one("select ended_at from retention_round where one = 1", row -> new Ended(row.maybeTime("ended_at")))
                .flatMap(ended -> Optional.ofNullable(ended.at));
    }

    private static String having(DataKind kind) {
        return switch (kind) {
            case SOUND -> "sound_deleted_at is null and channel = 'voice'"
                    + " and exists (select 1 from interaction_blob b where b.interaction_id = interaction.id"
                    + " and b.name <> 'original-words')";
            case TRANSCRIPT -> "words_deleted_at is null";
            case SCORES -> "1 = 1";
        };
    }

    @Override
    public List<Kept> olderThan(DataKind kind, Instant since, @Nullable Kept after, int limit) {
        List<Object> values = new ArrayList<>(List.of(since));
        if (after != null) {
            values.addAll(List.of(after.since(), after.id()));
        }
        values.add(limit);
        return sql.list("select id, channel, queue, team, " + SINCE + " as since from interaction where " + having(kind)
                + " and " + SINCE + " <= ?" + (after == null ? "" : " and (" + SINCE + ", id) > (?, ?)") + """
                 and status <> 'processing' and arrived_by <> 'example' and not exists (select 1 from legal_hold h
                  where h.subject = 'interaction' and h.subject_id = interaction.id
                    or h.subject = 'customer' and (h.subject_id = interaction.customer_id or h.subject_hash = interaction.customer_id))
                order by since, id limit ?""", SqlRetention::kept, values.toArray());
    }

    private static Kept kept(Row row) throws SQLException {
        return new Kept(row.text("id"), Labels.channel(row.text("channel")), row.maybeText("queue"), row.maybeText("team"),
                row.time("since"));
    }

    @Override
    public List<String> deleteSound(String interactionId, Instant at) {
        List<String> keys = sql.list("select distinct blob_key from interaction_blob where interaction_id = ? order by blob_key",
                row -> row.text("blob_key"), interactionId);
        sql.update("delete from interaction_blob where interaction_id = ?", interactionId);
        keys.forEach(new Sealing(sql)::destroy);
        sql.update("update interaction set sound_deleted_at = ?, version = version + 1 where id = ? and channel = 'voice'"
                + " and sound_deleted_at is null", at, interactionId);
        return keys;
    }

    @Override
    public List<String> deleteWords(String interactionId, Instant at, String sentence) {
        List<String> keys = deleteSound(interactionId, at);
        new WordsOut(sql, bodies, interactionId, sentence).out();
        sql.update("update interaction set words_deleted_at = ?, version = version + 1 where id = ?", at, interactionId);
        return keys;
    }

    @Override
    public void forgetClips(String interactionId) {
        new ClipTexts(sql, bodies).forget(interactionId);
    }

    @Override
    public int forgetNamed(String customerId) {
        String inQuery = "customer=" + URLEncoder.encode(customerId, StandardCharsets.UTF_8);
        List<String> views = naming("select id, query from saved_view",
                query -> Arrays.asList(query.replace("%20", "+").split("&")).contains(inQuery));
        views.forEach(id -> sql.update("delete from saved_view where id = ?", id));
        String inJson = bodies.write(customerId);
        List<String> searches = naming("select id, query from saved_search",
                query -> query.contains("\"customer\"") && query.contains(inJson));
        searches.forEach(id -> sql.update("delete from saved_search where id = ?", id));
        return views.size() + searches.size();
    }

    private record Saved(String id, String query) {}

    private List<String> naming(String select, Predicate<String> named) {
        return sql.list(select, row -> new Saved(row.text("id"), row.text("query"))).stream().filter(one -> named.test(one.query))
                .map(Saved::id).toList();
    }

    @Override
    public Gone gone(String interactionId) {
        return sql.one("select sound_deleted_at, words_deleted_at from interaction where id = ?",
                row -> new Gone(row.maybeTime("sound_deleted_at"), row.maybeTime("words_deleted_at")), interactionId)
                .orElse(new Gone(null, null));
    }

    @Override
    public void note(Deletion deletion) {
        sql.update("""
                insert into deletion(id, interaction_id, kind, cause, rule, by_id, deleted_at, version, in_index)
                values (?, ?, ?, ?, ?, ?, ?, coalesce((select version from interaction where id = ?), 0), ?)""",
                ids.get(), deletion.interactionId(), deletion.kind().label(), deletion.cause().label(), deletion.rule(), deletion.by(),
                deletion.at(), deletion.interactionId(), deletion.kind() == DataKind.TRANSCRIPT);
    }

    @Override
    public List<Deletion> deletions(String interactionId) {
        return sql.list("select * from deletion where interaction_id = ? order by id desc", SqlRetention::deletion, interactionId);
    }

    @Override
    public List<Deletion> deletions(Instant from, Instant to, @Nullable String before, int limit) {
        return before == null
                ? sql.list("select * from deletion where deleted_at >= ? and deleted_at < ? order by id desc limit ?",
                        SqlRetention::deletion, from, to, limit)
                : sql.list("select * from deletion where deleted_at >= ? and deleted_at < ? and id < ? order by id desc limit ?",
                        SqlRetention::deletion, from, to, before, limit);
    }

    private static Deletion deletion(Row row) throws SQLException {
        String kind = row.text("kind");
        String cause = row.text("cause");
        return new Deletion(row.text("id"), row.text("interaction_id"),
                DataKind.of(kind).orElseThrow(() -> new SQLException("unknown word " + kind)),
                Deletion.Cause.of(cause).orElseThrow(() -> new SQLException("unknown word " + cause)), row.text("rule"),
                row.text("by_id"), row.time("deleted_at"));
    }

    @Override
    public List<Hold> holds() {
        return sql.list("select * from legal_hold order by placed_at desc, id desc", SqlRetention::hold);
    }

    @Override
    public boolean place(Hold hold) {
        boolean customer = hold.subject() == Hold.Subject.CUSTOMER && new Sealing(sql).on();
        if (customer && holdingCustomer(hold.subjectId()).isPresent()) {
            return false;
        }
        return sql.updatesOne("""
                insert into legal_hold(id, subject, subject_id, subject_hash, reason, by_id, by_name, placed_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""", hold.id(), hold.subject().label(), hold.subjectId(),
                customer ? new Sealing(sql).customer(hold.subjectId()) : null, new Sealing(sql).sealed(WrappedKey.HOUSE, hold.reason()),
                hold.byId(), hold.byName(), hold.at()) && (!customer || new SealedRows(sql).holds() >= 0);
    }

    @Override
    public Optional<Hold> lift(String id) {
        Optional<Hold> held = sql.one("select * from legal_hold where id = ?", SqlRetention::hold, id);
        sql.update("delete from legal_hold where id = ?", id);
        return held;
    }

    @Override
    public Optional<Hold> holding(String interactionId) {
        return sql.one(HELD, SqlRetention::hold, interactionId);
    }

    @Override
    public Optional<Hold> holdingCustomer(String customerId) {
        return sql.one("select * from legal_hold where subject = 'customer' and (subject_id = ? or subject_hash = ?)", SqlRetention::hold,
                customerId, new Sealing(sql).customer(customerId));
    }

    private static Hold hold(Row row) throws SQLException {
        String subject = row.text("subject");
        return new Hold(row.text("id"), Hold.Subject.of(subject).orElseThrow(() -> new SQLException("unknown word " + subject)),
                row.text("subject_id"), row.text("reason"), row.text("by_id"), row.text("by_name"), row.time("placed_at"));
    }

    @Override
    public List<String> ofCustomer(String customerId, String after, int limit) {
        return sql.list("select id from interaction where customer_id in (?, ?) and id > ? order by id limit ?", row -> row.text("id"),
                customerId, new Sealing(sql).customer(customerId), after, limit);
    }
}

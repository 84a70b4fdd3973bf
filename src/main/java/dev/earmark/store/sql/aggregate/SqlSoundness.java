package dev.earmark.store.sql.aggregate;

import dev.earmark.store.Soundness;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlSoundness(Sql sql, FindingJson bodies) implements Soundness {

    private static final int ROUNDS_KEPT = 30;

    @Override
    public List<String> tables() {
        return Arrays.stream(Bodied.values()).map(Bodied::table).toList();
    }

    @Override
    public Looked rows(String table, String after, int owners) {
        return new RowLook(sql).of(Bodied.valueOf(table.toUpperCase(Locale.ROOT)), after, owners);
    }

    @Override
    public Looked figures(String after, int interactions) {
        return new FigureLook(sql, bodies).of(after, interactions);
    }

    @Override
    public List<Named> files(String after, int limit) {
        return sql.list("""
                select blob_key, max(sha256) as sha256, max(bytes) as bytes, min(interaction_id) as interaction_id from interaction_blob
                where blob_key > ? group by blob_key order by blob_key limit ?""",
                row -> new Named(row.text("blob_key"), row.text("sha256"), row.number("bytes"), row.text("interaction_id")), after, limit);
    }

    private record Undigested(Object[] key, StoredText body) {}

    @Override
    public int seal(int limit) {
        int sealed = 0;
        for (Bodied table : Bodied.values()) {
            String text = "select " + table.columns() + " from " + table.table() + " where digest is null limit ? " + sql.dialect().lock();
            for (Undigested row : sql.list(text, row -> new Undigested(table.key(row), row.stored(table.body())), limit - sealed)) {
                update(table, BodyDigest.of(table, row.body, row.key), row.key);
                sealed++;
            }
            if (sealed >= limit) {
                return sealed;
            }
        }
        return sealed;
    }

    private void update(Bodied table, Object value, Object[] key) {
        sql.update("update " + table.table() + " set digest = ? where " + table.where(), with(value, key));
    }

    private static Object[] with(Object first, Object[] others) {
        Object[] all = new Object[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    private record Digest(@Nullable String sha256) {}

    @Override
    public boolean mend(String place, String body) {
        Bodied table = Bodied.of(place);
        Object[] key = table.row(place);
        Optional<Digest> wanted = sql.one("select digest from " + table.table() + " where " + table.where() + " " + sql.dialect().lock(),
                row -> new Digest(row.maybeText("digest")), key);
        boolean same = wanted.isPresent() && BodyDigest.of(table, new StoredText(body), key).equals(wanted.get().sha256());
        if (same && table.ofInteractions()) { // copies were made without it
            sql.update("update interaction set version = version + 1 where id = ?", key[0]);
        }
        return same && sql.updatesOne("update " + table.table() + " set " + table.body() + " = ? where " + table.where(),
                with(new StoredText(body), key));
    }

    /** Not of an interaction that is deleted at this moment. */
    @Override
    public boolean found(Rot rot, Instant at) {
        if (rot.interactionId() == null) {
            return sql.updatesOne("""
                    insert into rotten(place, kind, found, found_at) values (?, ?, ?, ?)
                    on conflict (place) do update set found = excluded.found, found_at = excluded.found_at""", rot.place(),
                            rot.kind().label(), rot.found(), at);
        }
        return sql.updatesOne("""
                insert into rotten(place, kind, interaction_id, found, found_at) select ?, ?, id, ?, ? from interaction where id = ?
                on conflict (place) do update set found = excluded.found, found_at = excluded.found_at""",
                rot.place(), rot.kind().label(), rot.found(), at, rot.interactionId());
    }

    @Override
    public int forgetFoundBefore(Instant time) {
        return sql.update("delete from rotten where found_at < ?", time);
    }

    @Override
    public boolean sound(String place) {
        return sql.updatesOne("delete from rotten where place = ?", place);
    }

    @Override
    public List<Rot> rotten(int limit) {
        return sql.list("select kind, place, interaction_id, found from rotten order by found_at, place limit ?", SqlSoundness::rot, limit);
    }

    private static Rot rot(Row row) throws SQLException {
        String label = row.text("kind");
        Kind kind = Arrays.stream(Kind.values()).filter(one -> one.label().equals(label)).findFirst()
                .orElseThrow(() -> new SQLException("unknown word " + label));
        return new Rot(kind, row.text("place"), row.maybeText("interaction_id"), row.text("found"));
    }

    @Override
    public long rottenCount() {
        return sql.number("select count(*) as n from rotten");
    }

    @Override
    public Optional<Round> lastEnded() {
        return sql.one("select * from scrub where ended_at is not null order by begun_at desc limit 1", SqlSoundness::round);
    }

    @Override
    public Optional<Round> take(Instant now, long leaseMs, Instant begunBefore) {
        Optional<Round> last = sql.one("select * from scrub order by begun_at desc limit 1 " + sql.dialect().lock(), SqlSoundness::round);
        if (last.isPresent() && last.get().ended() == null) {
            return sql.updatesOne("update scrub set lease_until = ? where begun_at = ? and lease_until <= ?", sql.nowMs() + leaseMs,
                    last.get().begun(), sql.nowMs())
                    ? last : Optional.empty();
        }
        if (last.isPresent() && !last.get().begun().isBefore(begunBefore)) {
            return Optional.empty();
        }
        Round fresh = new Round(now, null, "", "", 0, 0, 0, 0);
        return put(fresh, sql.nowMs() + leaseMs) ? Optional.of(fresh) : Optional.empty();
    }

    private boolean put(Round round, long leaseUntil) {
        return sql.updatesOne("""
                insert into scrub(begun_at, ended_at, phase, reached, files, entries, bytes, rotten, lease_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (begun_at) do nothing""",
                round.begun(), round.ended(), round.phase(), round.reached(), round.files(), round.rows(), round.bytes(), round.rotten(),
                leaseUntil);
    }

    @Override
    public void keep(Round round, long leaseMs) {
        if (!put(round, sql.nowMs() + leaseMs)) {
            sql.update("update scrub set ended_at = ?, phase = ?, reached = ?, files = ?, entries = ?, bytes = ?, rotten = ?, lease_until"
                    + " = ? where begun_at = ?",
                    round.ended(), round.phase(), round.reached(), round.files(), round.rows(), round.bytes(), round.rotten(), sql.nowMs()
                    + leaseMs, round.begun());
        }
        sql.update("delete from scrub where begun_at not in (select begun_at from scrub order by begun_at desc limit ?)", ROUNDS_KEPT);
    }

    private static Round round(Row row) throws SQLException {
        return new Round(row.time("begun_at"), row.maybeTime("ended_at"), row.text("phase"), row.text("reached"), row.number("files"),
                row.number("entries"),
                row.number("bytes"), row.number("rotten"));
    }
}

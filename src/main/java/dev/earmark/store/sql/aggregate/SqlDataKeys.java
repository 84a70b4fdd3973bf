package dev.earmark.store.sql.aggregate;

import dev.earmark.encryption.DataKey;
import dev.earmark.encryption.MasterKey;
import dev.earmark.encryption.WrappedKey;
import dev.earmark.store.DataKeys;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlDataKeys(Sql sql) implements DataKeys {

    @Override
    public Optional<DataKey> find(String owner) {
        return new Sealing(sql).find(owner).map(new Sealing(sql).ring()::unwrapped);
    }

    @Override
    public DataKey make(String owner) {
        return new Sealing(sql).key(owner);
    }

    @Override
    public void destroy(String owner) {
        new Sealing(sql).destroy(owner);
    }

    private record Row(@Nullable String master, @Nullable Instant begun, @Nullable Instant ended) {}

    private Row row() {
        return sql.one("select master, begun_at, ended_at from encryption where one = 1",
                row -> new Row(row.maybeText("master"), row.maybeTime("begun_at"), row.maybeTime("ended_at"))).orElseThrow();
    }

    @Override
    public State state() {
        Row row = row();
        Map<String, Long> byMaster = new HashMap<>();
        sql.list("select master, count(*) as n from data_key group by master", kept -> Map.entry(kept.text("master"), kept.number("n")))
                .forEach(count -> byMaster.put(count.getKey(), count.getValue()));
        long left = row.master == null ? 0 : sql.number("select count(*) as n from interaction where sealed < 2");
        return new State(row.master, row.begun, row.ended, left, byMaster);
    }

    @Override
    public Optional<String> master() {
        return Optional.ofNullable(row().master);
    }

    @Override
    public Optional<String> wrappedByOther(List<String> masters) {
        String places = String.join(", ", Collections.nCopies(masters.size(), "?"));
        return sql.one("select master from data_key where master not in (" + places + ") limit 1", row -> row.text("master"),
                masters.toArray());
    }

    @Override
    public void begin(Instant at) {
        MasterKey master = new Sealing(sql).ring().master().orElseThrow();
        if (sql.updatesOne("update encryption set master = ?, begun_at = ? where one = 1 and master is null", master.name(), at)) {
            new Sealing(sql).key(WrappedKey.HOUSE);
            new Sealing(sql).ring().begin();
            new SealedRows(sql).holds(); // whoever is held is found by the hash from the first interaction on that has one
        }
    }

    @Override
    public void master(String name) {
        sql.update("update encryption set master = ? where one = 1", name);
    }

    @Override
    public int rewrap(int most) {
        MasterKey master = new Sealing(sql).ring().wanted(master().orElseThrow());
        List<WrappedKey> others = sql.list("select * from data_key where master <> ? order by owner limit ? " + sql.dialect().skipLocked(),
                Sql::key, master.name(), most);
        for (WrappedKey other : others) {
            WrappedKey wrapped = new Sealing(sql).ring().rewrapped(other, master);
            sql.update("update data_key set master = ?, wrapped = ? where owner = ? and id = ?", wrapped.master(), wrapped.wrapped(),
                    wrapped.owner(), wrapped.id());
        }
        return others.size();
    }

    @Override
    public List<String> unsealed(String after, int most) {
        return sql.list("select id from interaction where sealed < 2 and id > ? order by id limit ?", row -> row.text("id"), after, most);
    }

    @Override
    public void sealRows(String interactionId) {
        new SealedRows(sql).seal(interactionId);
        sql.update("update interaction set sealed = 1 where id = ? and sealed = 0", interactionId);
    }

    @Override
    public void sealed(String interactionId) {
        sql.update("update interaction set sealed = 2 where id = ?", interactionId);
    }

    @Override
    public int sealHouse() {
        return new SealedRows(sql).house();
    }

    @Override
    public boolean take(String worker, long leaseMs) {
        long now = sql.nowMs();
        return sql.updatesOne("update encryption set owner = ?, lease_until = ? where one = 1 and master is not null"
                + " and (lease_until <= ? or owner = ?)", worker, now + leaseMs, now, worker);
    }

    @Override
    public boolean keep(String worker, long leaseMs) {
        return sql.updatesOne("update encryption set lease_until = ? where one = 1 and owner = ?", sql.nowMs() + leaseMs, worker);
    }

    @Override
    public void release(String worker, @Nullable Instant ended) {
        sql.update("update encryption set owner = '', lease_until = 0, ended_at = coalesce(ended_at, ?) where one = 1 and owner = ?", ended,
                worker);
    }

    @Override
    public List<WrappedKey> page(String after, int most) {
        return sql.list("select * from data_key where owner > ? order by owner limit ?", Sql::key, after, most);
    }

    @Override
    public boolean put(WrappedKey key) {
        String interactionId = key.owner().replaceAll("/.*", "");
        return sql.one("select interaction_id from erased where interaction_id = ?", row -> row.text("interaction_id"), interactionId)
                .isEmpty() && new Sealing(sql).insert(key);
    }

    @Override
    public int forgetOrphans(Instant before) {
        return sql.update("""
                delete from data_key where made_at < ? and owner <> 'house'
                  and not exists (select 1 from interaction i where i.id = data_key.owner)
                  and not exists (select 1 from interaction_blob b where b.blob_key = data_key.owner)""", before);
    }
}

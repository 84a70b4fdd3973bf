package dev.earmark.store.sql.aggregate;

import dev.earmark.store.Indexed;
import dev.earmark.store.Interactions.Erased;
import dev.earmark.store.sql.engine.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record SqlIndexed(Sql sql) implements Indexed {

    @Override
    public List<Behind> behind(int limit) {
        List<Behind> found = new ArrayList<>(behind("""
                select id, version from interaction where indexed_version > 0 and indexed_version < version order by id limit ?""", limit));
        if (found.size() < limit) {
            found.addAll(behind("select id, version from interaction where indexed_version = 0 order by id desc limit ?",
                    limit - found.size()));
        }
        return found;
    }

    private List<Behind> behind(String query, int limit) {
        return sql.list(query, row -> new Behind(row.text("id"), row.number("version")), limit);
    }

    @Override
    public void knows(String interactionId, long version) {
        sql.update("update interaction set indexed_version = ? where id = ? and indexed_version < ?", version, interactionId, version);
    }

    @Override
    public List<Behind> withoutMeaning(int limit) {
        return behind("""
                select id, indexed_version as version from interaction where meant_version < indexed_version and status <> 'processing'
                order by id desc limit ?""", limit);
    }

    @Override
    public void knowsMeaning(String interactionId, long version) {
        sql.update("update interaction set meant_version = ? where id = ? and meant_version < ?", version, interactionId, version);
    }

    @Override
    public List<String> toRemove(int limit) {
        return sql.list("select interaction_id from erased where in_index > 0 and in_index = 1 order by interaction_id limit ?",
                row -> row.text("interaction_id"), limit);
    }

    @Override
    public void removed(Collection<String> interactionIds) {
        interactionIds.forEach(id -> sql.update("update erased set in_index = 2 where interaction_id = ? and in_index = 1", id));
    }

    @Override
    public List<Erased> toForget(int limit) {
        return sql.list("""
                select interaction_id, erased_at from erased where in_index > 0 and in_index = 2
                union all
                select d.interaction_id, d.deleted_at from deletion d join interaction i on i.id = d.interaction_id
                where d.in_index = 1 and i.indexed_version >= d.version
                order by 2, 1 limit ?""",
                row -> new Erased(row.text("interaction_id"), row.time("erased_at")), limit);
    }

    @Override
    public void forgot(Collection<String> interactionIds) {
        interactionIds.forEach(id -> {
            sql.update("update erased set in_index = 0 where interaction_id = ? and in_index = 2", id);
            sql.update("update deletion set in_index = 0 where interaction_id = ? and in_index = 1", id);
        });
    }

    @Override
    public State state() {
        return sql.one("select index_id, begun_at, whole_at from search_index where one = 1",
                row -> new State(row.text("index_id"), row.maybeTime("begun_at"), row.maybeTime("whole_at"))).orElseThrow();
    }

    @Override
    public boolean take(String owner, Duration lease) {
        long now = sql.nowMs();
        return sql.updatesOne("update search_index set owner = ?, lease_until = ? where one = 1 and (owner = ? or lease_until < ?)",
                owner, now + lease.toMillis(), owner, now);
    }

    @Override
    public void release() {
        sql.update("update search_index set owner = '', lease_until = 0 where one = 1");
    }

    @Override
    public void lost() {
        sql.update("update search_index set index_id = '', begun_at = null, whole_at = null where one = 1");
    }

    @Override
    public @Nullable String unlearn(String after, int limit) {
        List<String> ids = sql.list("select id from interaction where id > ? order by id limit ?", row -> row.text("id"), after, limit);
        if (ids.isEmpty()) {
            return null;
        }
        sql.update("""
                update interaction set indexed_version = 0, meant_version = 0 where id > ? and id <= ? and indexed_version > 0""",
                after, ids.getLast());
        return ids.getLast();
    }

    @Override
    public boolean stays(String indexId) {
        return sql.updatesOne("update search_index set index_id = index_id where one = 1 and index_id = ?", indexId); // locks the row
    }

    @Override
    public void begun(String indexId, Instant at) {
        sql.update("update search_index set index_id = ?, begun_at = ?, whole_at = null where one = 1", indexId, at);
    }

    @Override
    public void whole(Instant at) {
        sql.update("update search_index set whole_at = ? where one = 1 and whole_at is null", at);
    }

    @Override
    public Counts counts() {
        return new Counts(
                sql.number("select count(*) as n from interaction"),
                sql.number("select count(*) as n from interaction where indexed_version = 0"),
                sql.number("select count(*) as n from interaction where indexed_version > 0 and indexed_version < version"),
                sql.number("select count(*) as n from erased where in_index > 0 and in_index = 1"),
                sql.number("select count(*) as n from interaction where meant_version < indexed_version and status <> 'processing'"));
    }
}

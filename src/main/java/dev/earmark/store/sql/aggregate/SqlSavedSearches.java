package dev.earmark.store.sql.aggregate;

import dev.earmark.encryption.WrappedKey;
import dev.earmark.fault.Conflict;
import dev.earmark.store.SavedSearches;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

public record SqlSavedSearches(Sql sql) implements SavedSearches {

    @Override
    public void insert(Saved search) {
        StoredText query = sealed(search);
        if (!sql.updatesOne("""
                insert into saved_search(id, owner_id, name, query, digest, shared, alert_since, created_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (owner_id, name) do nothing""",
                search.id(), search.ownerId(), search.name(), query, digest(search, query), search.shared(), search.alertSince(),
                search.createdAt(), search.version())) {
            throw taken();
        }
    }

    @Override
    public boolean save(Saved changed) {
        if (sql.number("select count(*) as n from saved_search where owner_id = ? and name = ? and id <> ?", changed.ownerId(),
                changed.name(), changed.id()) > 0) {
            throw taken();
        }
        StoredText query = sealed(changed);
        return sql.updatesOne("""
                update saved_search set name = ?, query = ?, digest = ?, shared = ?, alert_since = ?, version = ? where id = ? and version = ?""",
                changed.name(), query, digest(changed, query), changed.shared(), changed.alertSince(), changed.version(), changed.id(),
                changed.version() - 1);
    }

    private static Conflict taken() {
        return new Conflict("store.search-name-taken", "You have a saved search of this name already; give this one another name.");
    }

    private StoredText sealed(Saved search) {
        return new Sealing(sql).sealed(WrappedKey.HOUSE, search.query());
    }

    private static String digest(Saved search, StoredText query) {
        return BodyDigest.of(Bodied.SAVED_SEARCH, query, search.id());
    }

    @Override
    public Optional<Saved> find(String id) {
        return sql.one("select * from saved_search where id = ?", SqlSavedSearches::saved, id);
    }

    @Override
    public List<Saved> of(String ownerId, boolean sharedToo, int limit) {
        return sharedToo
                ? sql.list("select * from saved_search where owner_id = ? or shared = 1 order by name, id limit ?", SqlSavedSearches::saved,
                        ownerId, limit)
                : sql.list("select * from saved_search where owner_id = ? order by name, id limit ?", SqlSavedSearches::saved, ownerId,
                        limit);
    }

    @Override
    public long countOf(String ownerId) {
        return sql.number("select count(*) as n from saved_search where owner_id = ?", ownerId);
    }

    @Override
    public List<Saved> alerts() {
        return sql.list("select * from saved_search where alert_since is not null order by id", SqlSavedSearches::saved);
    }

    @Override
    public Optional<Saved> shared(String name) {
        return sql.list("select * from saved_search where shared = 1 and name = ? order by created_at, id limit 1", SqlSavedSearches::saved,
                name).stream().findFirst();
    }

    @Override
    public boolean delete(String id) {
        return sql.updatesOne("delete from saved_search where id = ?", id);
    }

    private static Saved saved(Row row) throws SQLException {
        String id = row.text("id");
        return new Saved(id, row.text("owner_id"), row.text("name"), BodyDigest.checked(Bodied.SAVED_SEARCH, row, id), row.flag("shared"),
                row.maybeTime("alert_since"), row.time("created_at"), row.number("version"));
    }
}

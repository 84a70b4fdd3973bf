package dev.earmark.store.sql.aggregate;

import dev.earmark.encryption.WrappedKey;
import dev.earmark.review.Revision.By;
import dev.earmark.store.SavedViews;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

public record SqlSavedViews(Sql sql) implements SavedViews {

    @Override
    public void add(View view) {
        sql.update("insert into saved_view(id, owner, owner_name, name, query, shared) values (?, ?, ?, ?, ?, ?)", view.id(),
                view.owner().id(), view.owner().name(), view.name(), new Sealing(sql).sealed(WrappedKey.HOUSE, view.query()),
                        view.shared());
    }

    @Override
    public boolean save(View changed) {
        return sql.updatesOne("update saved_view set name = ?, query = ?, shared = ? where id = ? and owner = ?", changed.name(),
                new Sealing(sql).sealed(WrappedKey.HOUSE, changed.query()), changed.shared(), changed.id(), changed.owner().id());
    }

    @Override
    public boolean remove(String id, String ownerId) {
        return sql.updatesOne("delete from saved_view where id = ? and owner = ?", id, ownerId);
    }

    @Override
    public Optional<View> find(String id) {
        return sql.one("select * from saved_view where id = ?", SqlSavedViews::view, id);
    }

    @Override
    public List<View> seenBy(String ownerId) {
        return sql.list("select * from saved_view where owner = ? or shared = 1 order by name, id", SqlSavedViews::view, ownerId);
    }

    @Override
    public int count(String ownerId) {
        return (int) sql.number("select count(*) as n from saved_view where owner = ?", ownerId);
    }

    private static View view(Row row) throws SQLException {
        return new View(row.text("id"), new By(row.text("owner"), row.text("owner_name")), row.text("name"), row.text("query"),
                row.flag("shared"));
    }
}

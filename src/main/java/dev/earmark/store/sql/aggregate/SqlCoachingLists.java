package dev.earmark.store.sql.aggregate;

import dev.earmark.store.CoachingLists;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

public record SqlCoachingLists(Sql sql) implements CoachingLists {

    private static final String COUNTED = "select l.*, (select count(*) from coaching_item i where i.list_id = l.id) as items"
            + " from coaching_list l ";

    @Override
    public void add(CoachingList list) {
        sql.update("insert into coaching_list(id, owner_id, name, created_at) values (?, ?, ?, ?)", list.id(), list.ownerId(), list.name(),
                list.createdAt());
    }

    @Override
    public boolean remove(String id, String ownerId) {
        return sql.updatesOne("delete from coaching_list where id = ? and owner_id = ?", id, ownerId);
    }

    @Override
    public Optional<CoachingList> find(String id, String ownerId) {
        return sql.one(COUNTED + "where l.id = ? and l.owner_id = ?", SqlCoachingLists::list, id, ownerId);
    }

    @Override
    public List<CoachingList> of(String ownerId) {
        return sql.list(COUNTED + "where l.owner_id = ? order by l.created_at desc, l.id desc", SqlCoachingLists::list, ownerId);
    }

    @Override
    public List<Item> items(String listId) {
        return sql.list("select * from coaching_item where list_id = ? order by added_at, id", row -> new Item(row.text("id"),
                row.text("interaction_id"), row.count("turn"), row.time("added_at")), listId);
    }

    @Override
    public boolean put(String listId, Item item) {
        return sql.updatesOne("insert into coaching_item(id, list_id, interaction_id, turn, added_at) values (?, ?, ?, ?, ?)"
                + " on conflict (list_id, interaction_id, turn) do nothing", item.id(), listId, item.interactionId(), item.turn(),
                item.addedAt());
    }

    @Override
    public boolean takeOut(String listId, String itemId) {
        return sql.updatesOne("delete from coaching_item where id = ? and list_id = ?", itemId, listId);
    }

    private static CoachingList list(Row row) throws SQLException {
        return new CoachingList(row.text("id"), row.text("owner_id"), row.text("name"), row.time("created_at"), row.count("items"));
    }
}

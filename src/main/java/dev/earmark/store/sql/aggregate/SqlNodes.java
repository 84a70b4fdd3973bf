package dev.earmark.store.sql.aggregate;

import dev.earmark.store.Nodes;
import dev.earmark.store.sql.engine.Sql;
import java.util.List;

public record SqlNodes(Sql sql) implements Nodes {

    /** After so long nobody asks for a node any longer. */
    private static final long FORGOTTEN_MS = 86_400_000;

    @Override
    public List<Node> comes(Node node, long aliveMs) {
        sql.one("select one from node_door where one = 1 " + sql.dialect().lock(), row -> row.number("one"));
        long now = sql.nowMs();
        sql.update("delete from node where id = ? or beat_at < ?", node.id(), now - FORGOTTEN_MS);
        put(node, now, 0);
        return alive("id <> ? and beat_at >= ?", node.id(), now - aliveMs);
    }

    private void put(Node node, long now, int joined) {
        sql.update("""
                insert into node(id, host, role, blobs, search, started_at, beat_at, joined) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set beat_at = excluded.beat_at, joined = excluded.joined
                """, node.id(), node.host(), node.role(), node.blobs(), node.search(), now, now, joined);
    }

    @Override
    public void beat(Node node) {
        put(node, sql.nowMs(), 1);
    }

    @Override
    public List<Node> others(String id, long aliveMs) {
        return alive("id <> ? and joined = 1 and beat_at >= ?", id, sql.nowMs() - aliveMs);
    }

    private List<Node> alive(String where, String id, long since) {
        return sql.list("select id, host, role, blobs, search from node where " + where + " order by host, id",
                row -> new Node(row.text("id"), row.text("host"), row.text("role"), row.text("blobs"), row.text("search")), id, since);
    }

    @Override
    public void leaves(String id) {
        sql.update("delete from node where id = ?", id);
    }
}

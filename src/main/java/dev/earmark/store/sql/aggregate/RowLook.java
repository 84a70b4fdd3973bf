package dev.earmark.store.sql.aggregate;

import dev.earmark.store.Soundness.Kind;
import dev.earmark.store.Soundness.Looked;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the bodies of a table with their digests. A page ends between two owners of rows, never within the rows of one. */
public record RowLook(Sql sql) {

    private record Seen(String owner, long bytes, @Nullable Rot rot) {}

    Looked of(Bodied table, String after, int owners) {
        String last = sql.one("select max(o) as last from (select distinct " + table.firstKey() + " as o from " + table.table() + " where "
                + table.firstKey()
                + " > ? order by o limit ?) page", row -> new Last(row.maybeText("last")), after, owners).orElseThrow().owner();
        if (last == null) {
            return new Looked(0, 0, List.of(), null);
        }
        List<Seen> seen = sql.list("select " + table.columns() + ", digest from " + table.table() + " where " + table.firstKey()
                + " > ? and " + table.firstKey() + " <= ? order by "
                + table.firstKey(), row -> seen(table, row), after, last);
        List<Rot> rotten = new ArrayList<>();
        seen.forEach(row -> {
            if (row.rot != null) {
                rotten.add(row.rot);
            }
        });
        return new Looked(seen.size(), seen.stream().mapToLong(Seen::bytes).sum(), rotten, last);
    }

    private record Last(@Nullable String owner) {}

    /** FindingJson may be large: none is held longer than it is looked at. */
    private static Seen seen(Bodied table, Row row) throws SQLException {
        Object[] key = table.key(row);
        long bytes = row.stored(table.body()).text().getBytes(StandardCharsets.UTF_8).length;
        boolean sound = BodyDigest.sound(table, row, key);
        String owner = String.valueOf(key[0]);
        return new Seen(owner, bytes, sound ? null
                : new Rot(Kind.ROW, table.place(List.of(key)), table.ofInteractions() ? owner : null, "its digest is another one"));
    }

    /** Every row whose body is not what was written, for copies. */
    public List<Rot> all() {
        List<Rot> rotten = new ArrayList<>();
        for (Bodied table : Bodied.values()) {
            Looked page;
            String after = "";
            do {
                page = of(table, after, 50);
                rotten.addAll(page.rotten());
                after = page.next() == null ? after : page.next();
            } while (page.next() != null);
        }
        return rotten;
    }
}

package dev.earmark.store.sql.aggregate;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.StoredText;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * The digest that a body in the database carries beside it: SHA-256 of the table, of what names the row and of the body, so that a body
 * that has changed, or has come into another row, is not taken for what was written.
 */
final class BodyDigest {

    private BodyDigest() {}

    /** Of a body that is not sealed. */
    static String of(Bodied table, String body, Object... key) {
        return of(table, new StoredText(body.replace('\0', '\uFFFD')), key); // as Sql binds it
    }

    /** Of what stands in the column, so that it can be compared without a key, and tells nothing of what is sealed. */
    static String of(Bodied table, StoredText body, Object... key) {
        Sha256 sha256 = new Sha256().add((table.table() + "\n").getBytes(StandardCharsets.UTF_8));
        for (Object part : key) {
            sha256.add((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return sha256.add(body.text().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Whether it is what was written; also when it has no digest yet. */
    static boolean sound(Bodied table, Row row, Object... key) throws SQLException {
        String digest = row.maybeText("digest");
        return digest == null || digest.equals(of(table, row.stored(table.body()), key));
    }

    /**
     * The body, when it is what was written.
     *
     * @throws Unavailable with {@code store.row-rotten}
     */
    static String checked(Bodied table, Row row, Object... key) throws SQLException {
        if (!sound(table, row, key)) {
            throw rotten(table, key);
        }
        return row.text(table.body());
    }

    static Unavailable rotten(Bodied table, Object... key) {
        return new Unavailable("store.row-rotten", "What was kept in " + table.place(List.of(key))
                + " is damaged, so it is not shown. Replace it from a backup: "
                + "earmark scrub --mend-from BACKUP.");
    }
}

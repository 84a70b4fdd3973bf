package dev.earmark.store.sql.backup;

import dev.earmark.disk.Forced;
import dev.earmark.store.Soundness;
import dev.earmark.store.Store;
import dev.earmark.store.sql.aggregate.RowLook;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.SqlFailure;
import dev.earmark.store.sql.engine.SqliteDatabase;
import dev.earmark.store.sql.engine.SqliteFaults;
import dev.earmark.store.sql.engine.SqliteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies everything into one folder while the service runs, from the same process or another: the database as it is at one moment, then
 * the files that it names (hard links where the disk allows, because files never change), then what the recogniser has learnt, then the
 * ids that were deleted meanwhile, then the manifest, which {@code sha256sum --check} reads. Neither the audit key nor settings are part
 * of it.
 */
public final class Backup {

    private static final int AT_ONCE = 1_000;

    private Backup() {}

    /**
     * Of SQLite.
     *
     * @param files  copies what the database names
     * @param learnt files of the versions of what the recogniser has learnt
     * @param target is made, or is empty
     * @throws dev.earmark.fault.Fault {@code store.nothing-kept} when there is no database, {@code store.not-empty} when something lies in
     *     {@code target}, {@code store.full}, {@code store.down}
     */
    public static MadeBackup embedded(Path dataFolder, BlobCopy files, List<Path> learnt, Path target) {
        SqliteFile live = database(dataFolder);
        try (Sql sql = live.plain()) {
            BackupFolder folder = BackupFolder.empty(target);
            Path copy = folder.create(SqliteDatabase.FILE);
            sql.update("vacuum into ?", copy.toString());
            withoutKeys(copy);
            Forced.file(copy);
            for (Named file : named(new SqliteFile(copy))) {
                folder.blob(files, file.key, file.sha256);
            }
            folder.written(SqliteDatabase.FILE);
            learnt(folder, learnt);
            folder.erased(erased(sql));
            return folder.finish("SQLite", rottenRows(new SqliteFile(copy)));
        } catch (SqlFailure failed) {
            throw SqliteFaults.ofWork(failed, dataFolder.resolve(SqliteDatabase.FILE));
        } catch (IOException failed) {
            throw CopyFaults.refused(failed);
        }
    }

    /** So that what a key sealed can be read in no backup once the key is gone. They are saved by themselves. */
    private static void withoutKeys(Path copy) {
        try (Sql sql = new SqliteFile(copy).plain()) {
            if (sql.number("select count(*) as n from sqlite_master where name = 'data_key'") > 0) {
                sql.run("pragma journal_mode = off"); // no other file gets them either
                sql.run("pragma secure_delete = on");
                sql.update("delete from data_key");
            }
        }
    }

    /**
     * Of the files that PostgreSQL names. The database itself is to be saved first, by its own tools ({@code pg_dump}). Throws as above.
     */
    public static MadeBackup filesOf(Store shared, BlobCopy files, List<Path> learnt, Path target) {
        try {
            BackupFolder folder = BackupFolder.empty(target);
            String last = "";
            for (List<String> keys = keys(shared, last); !keys.isEmpty(); keys = keys(shared, last)) {
                for (String key : keys) {
                    folder.blob(files, key, null);
                }
                last = keys.getLast();
            }
            learnt(folder, learnt);
            folder.erased(shared.read(tx -> tx.interactions().erased("", Integer.MAX_VALUE)).stream().map(erased -> erased.id()).toList());
            return folder.finish("files of " + shared.describe(), List.of());
        } catch (IOException failed) {
            throw CopyFaults.refused(failed);
        }
    }

    private static void learnt(BackupFolder folder, List<Path> learnt) throws IOException {
        for (Path file : learnt) {
            folder.learnt(file);
        }
    }

    private static List<String> keys(Store store, String after) {
        return store.read(tx -> tx.interactions().blobKeys(after, AT_ONCE));
    }

    /**
     * The ids that a database knows to be deleted: for a restore of a backup that is older.
     *
     * @throws dev.earmark.fault.NotFound when there is no database
     */
    public static List<String> erasedIn(Path dataFolder) {
        try (Sql sql = database(dataFolder).plain()) {
            return erased(sql);
        } catch (SqlFailure failed) {
            throw SqliteFaults.ofWork(failed, dataFolder.resolve(SqliteDatabase.FILE));
        }
    }

    private static SqliteFile database(Path dataFolder) {
        SqliteDatabase.checkKept(dataFolder);
        return new SqliteFile(dataFolder.resolve(SqliteDatabase.FILE));
    }

    private record Named(String key, String sha256) {}

    private static List<Named> named(SqliteFile copy) {
        try (Sql sql = copy.plain()) {
            return sql.list("select distinct blob_key, sha256 from interaction_blob order by blob_key",
                    row -> new Named(row.text("blob_key"), row.text("sha256")));
        }
    }

    private static List<String> rottenRows(SqliteFile copy) {
        try (Sql sql = copy.plain()) {
            return new RowLook(sql).all().stream().map(Soundness.Rot::place).toList();
        }
    }

    private static List<String> erased(Sql sql) {
        return sql.list("select interaction_id from erased order by interaction_id", row -> row.text("interaction_id"));
    }
}

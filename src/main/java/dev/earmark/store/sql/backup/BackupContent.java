package dev.earmark.store.sql.backup;

import dev.earmark.blobs.BlobName;
import dev.earmark.store.sql.aggregate.Bodied;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.SqlFailure;
import dev.earmark.store.sql.engine.SqliteDatabase;
import dev.earmark.store.sql.engine.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a backup holds, to be looked into. For one thread. */
public final class BackupContent implements AutoCloseable {

    private final Path backup;
    private final Manifest manifest;
    private final @Nullable Sql database;

    private BackupContent(Path backup, Manifest manifest, @Nullable Sql database) {
        this.backup = backup;
        this.manifest = manifest;
        this.database = database;
    }

    /** @throws dev.earmark.fault.Fault {@code store.backup-damaged} when it was not finished or is not one of ours */
    public static BackupContent open(Path backup) {
        try {
            Manifest manifest = Manifest.read(backup);
            Path database = backup.resolve(SqliteDatabase.FILE);
            return new BackupContent(backup, manifest, Files.isRegularFile(database) ? new SqliteFile(database).plain() : null);
        } catch (IOException failed) {
            throw CopyFaults.refused(failed);
        }
    }

    /** Compares every file with its digest. @return paths of those that are missing or have changed */
    public List<String> wrong() {
        try {
            return manifest.wrong(backup);
        } catch (IOException failed) {
            throw CopyFaults.refused(failed);
        }
    }

    public int files() {
        return manifest.sha256ByPath().size();
    }

    /** The copy of a file, right or wrong; empty when the backup has none. */
    public Optional<Path> file(String key) {
        return copy(key).or(() -> copy(BlobName.sealed(key)));
    }

    private Optional<Path> copy(String key) {
        Path file = backup.resolve(BackupFolder.BLOBS + key);
        return manifest.sha256ByPath().containsKey(BackupFolder.BLOBS + key) && Files.isRegularFile(file) ? Optional.of(file)
                : Optional.empty();
    }

    /** The body of a row, right or wrong; empty where the backup has no such row, or no database. */
    public Optional<String> body(String place) {
        Sql sql = database;
        if (sql == null || place.startsWith("score ")) {
            return Optional.empty();
        }
        Bodied table = Bodied.of(place);
        try {
            return sql.one("select " + table.body() + " from " + table.table() + " where " + table.where(),
                    row -> row.stored(table.body()).text(),
                    table.row(place));
        } catch (SqlFailure olderOrDamaged) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}

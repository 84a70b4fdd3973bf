package dev.earmark.store.sql;

import dev.earmark.disk.Forced;
import dev.earmark.fault.Conflict;
import dev.earmark.store.FolderBlobs;
import dev.earmark.store.PrivateFiles;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a backup of SQLite into an empty data folder, checked on the way, and deletes again what was deleted since it was made. */
public final class Restore {

    private Restore() {}

    /**
     * What came back.
     *
     * @param files   with the database
     * @param erased  interactions that were deleted again
     * @param damaged keys of files that are missing in the backup or have changed since: their interactions have lost their sound
     * @param audit   what is wrong with the audit log; empty when it is sound
     */
    public record Restored(int files, int erased, List<String> damaged, Optional<String> audit) {
        public Restored {
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * Restores.
     *
     * @param erasedSince ids that were deleted after the backup was made, as far as they are known: {@link Backup#erasedIn}
     * @throws dev.earmark.fault.Fault {@code store.not-empty} when the data folder has a database or files, {@code store.backup-damaged}
     *     when the manifest or the database is not as it was made; nothing is left in the data folder then
     */
    public static Restored into(Path dataFolder, Path blobs, Path backup, byte[] auditKey, Collection<String> erasedSince) {
        checkEmpty(dataFolder, blobs);
        try {
            Manifest manifest = Manifest.read(backup);
            List<String> wrong = manifest.wrong(backup);
            checkDatabase(backup, manifest, wrong);
            Set<String> erased = new LinkedHashSet<>(Files.readAllLines(backup.resolve(BackupFolder.ERASED)));
            erased.addAll(erasedSince);
            copy(manifest, wrong, backup, dataFolder, blobs);
            return eraseAgain(dataFolder, new FolderBlobs(blobs), auditKey, erased, manifest, wrong);
        } catch (SqlFailure failed) {
            throw SqliteFaults.ofWork(failed);
        } catch (IOException failed) {
            throw Backup.refused(failed);
        }
    }

    private static void checkEmpty(Path dataFolder, Path blobs) {
        try (Stream<Path> files = Files.isDirectory(blobs) ? Files.find(blobs, 5, (file, attributes) -> attributes.isRegularFile()) : Stream.empty()) {
            if (Files.exists(dataFolder.resolve(SqliteDatabase.FILE)) || files.findAny().isPresent()) {
                throw new Conflict("store.not-empty", "The data folder " + dataFolder + " holds interactions already: restore into a new one.");
            }
        } catch (IOException unreadable) {
            throw Backup.refused(unreadable);
        }
    }

    private static void checkDatabase(Path backup, Manifest manifest, List<String> wrong) {
        for (String file : List.of(SqliteDatabase.FILE, BackupFolder.ERASED)) {
            if (!manifest.sha256ByPath().containsKey(file) || wrong.contains(file)) {
                throw Manifest.damaged(backup, file + " is missing or has changed since");
            }
        }
        try (Sql sql = new SqliteFile(backup.resolve(SqliteDatabase.FILE)).plain()) {
            List<String> problems = sql.list("pragma integrity_check", row -> row.text("integrity_check"));
            if (!problems.equals(List.of("ok")) || !sql.list("pragma foreign_key_check", row -> row.text("table")).isEmpty()) {
                throw Manifest.damaged(backup, "its database is not sound: " + problems.getFirst());
            }
        }
    }

    /** The database last: a restore that was interrupted is no database. */
    private static void copy(Manifest manifest, List<String> wrong, Path backup, Path dataFolder, Path blobs) throws IOException {
        PrivateFiles.createFolders(dataFolder);
        for (String path : manifest.sha256ByPath().keySet()) {
            if (path.startsWith(BackupFolder.BLOBS) && !wrong.contains(path)) {
                copy(backup.resolve(path), blobs.resolve(path.substring(BackupFolder.BLOBS.length())));
            }
        }
        copy(backup.resolve(SqliteDatabase.FILE), dataFolder.resolve(SqliteDatabase.FILE));
    }

    private static void copy(Path from, Path to) throws IOException {
        Path folder = Objects.requireNonNull(to.getParent());
        PrivateFiles.createFolders(folder);
        Path part = folder.resolve(to.getFileName() + ".part");
        Files.deleteIfExists(part);
        PrivateFiles.createFile(part);
        try (var out = Files.newOutputStream(part)) {
            Files.copy(from, out);
        }
        Forced.file(part);
        Files.move(part, to);
        Forced.folder(folder);
    }

    private static Restored eraseAgain(Path dataFolder, FolderBlobs blobs, byte[] auditKey, Set<String> erased, Manifest manifest, List<String> wrong) {
        try (Store store = SqlStore.open(StoreSettings.defaults(), dataFolder, auditKey)) {
            int count = 0;
            for (String id : erased) {
                Optional<List<String>> keys = store.write(tx -> tx.interactions().delete(id));
                keys.ifPresent(all -> all.forEach(blobs::remove));
                count += keys.isPresent() ? 1 : 0;
            }
            List<String> damaged = wrong.stream().filter(path -> path.startsWith(BackupFolder.BLOBS)).map(path -> path.substring(BackupFolder.BLOBS.length()))
                    .filter(key -> store.<Boolean>read(tx -> tx.interactions().knowsBlob(key))).toList();
            return new Restored(manifest.sha256ByPath().size() - wrong.size(), count, damaged, store.<Optional<String>>read(tx -> tx.audit().verify()));
        }
    }
}

package dev.earmark.app.command.data;

import dev.earmark.app.AuditKey;
import dev.earmark.app.Session;
import dev.earmark.app.Settings;
import dev.earmark.app.Storage;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.blobs.s3.S3Blobs;
import dev.earmark.encryption.KeyCopy;
import dev.earmark.encryption.KeyRing;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.sql.backup.Backup;
import dev.earmark.store.sql.backup.Restore;
import dev.earmark.store.sql.backup.RestorePlace;
import dev.earmark.store.sql.backup.RestoredFiles;
import dev.earmark.store.sql.backup.RestoredKeys;
import dev.earmark.store.sql.backup.RestoredInFolder;
import dev.earmark.store.sql.backup.RestoredInStore;
import dev.earmark.store.sql.engine.SqliteLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark restore}. */
@Command(
        name = "restore",
        sortOptions = false,
        description =
        "Puts a backup into an empty data folder and checks every file on the way. What was deleted since the backup is deleted again, "
        + "as far as "
                + "the old data folder can still be read.",
        footerHeading = "%nExample:%n",
        footer = "  earmark restore /mnt/backups/2026-11-22 --data /var/lib/earmark-new --audit-key audit.key --erased-since "
        + "/var/lib/earmark")
public final class RestoreCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "BACKUP", description = "Folder that earmark backup made.")
    private Path backup = Path.of("");

    @Option(names = "--data", paramLabel = "FOLDER", description = "Empty folder to restore into (default: the setting data).")
    private @Nullable Path data;

    @Option(names = "--audit-key", paramLabel = "FILE",
            description = "audit.key of the folder that was backed up (default: the one in the folder to restore into).")
    private @Nullable Path auditKey;

    @Option(names = "--erased-since", paramLabel = "FOLDER",
            description = "The old data folder, if it can still be read: what was deleted after the backup is deleted again.")
    private @Nullable Path old;

    @Option(names = "--keys", paramLabel = "FILE",
            description = "For a backup that is encrypted: the newest copy that earmark keys backup made. encryption.key must be set, too.")
    private @Nullable Path keys;

    @Option(names = "--leave-damaged", description =
            "Restores what is sound although some recordings of the backup are damaged, or its audit log does not fit the key.")
    private boolean leaveDamaged;

    public RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.override("data", data);
        Settings settings = session.settings();
        if (!settings.store().embedded()) {
            throw new Rejected("app.usage",
                    "With PostgreSQL, restore the database by pg_restore and copy blobs/ of the backup into store.folder, or into a new"
                    + " place for store.blobs.");
        }
        Path folder = Storage.folder(settings, session.dataFolder());
        session.progress().at("restoring", 0);
        SqliteLibrary.unpackIntoExisting(session.dataFolder());
        Restore.Restored restored = restored(settings, folder);
        session.progress().clear();
        restored.damaged().forEach(file -> session.complaints().tell(
                Complaints.REFUSED, "store.backup-damaged", "The file " + file
                + " of the backup is missing or damaged; its interaction has lost its sound."));
        restored.lost().forEach(file -> session.complaints().tell(Complaints.REFUSED, "store.backup-damaged", "The file " + file
                + " of the backup is missing or damaged; the adapted version is lost."));
        restored.audit().ifPresent(wrong -> session.complaints().tell(Complaints.REFUSED, "app.audit-broken", wrong));
        session.output().line(restored.files() + " files restored into " + folder + ", " + restored.erased() + " interactions deleted again"
                + (restored.damaged().isEmpty() ? "." : "; " + restored.damaged().size() + " recordings are lost."));
        return session.complaints().exitCode();
    }

    private Restore.Restored restored(Settings settings, Path folder) {
        byte[] key = key(folder);
        if (settings.store().blobsInFolder()) {
            return restored(folder, key, new RestoredInFolder(Storage.blobs(folder)));
        }
        try (S3Blobs bucket = Storage.bucket(settings, session.dataFolder(), _ -> {})) {
            bucket.claim(AuditKey.owner(key));
            return restored(folder, key, new RestoredInStore(bucket));
        }
    }

    private Restore.Restored restored(Path folder, byte[] key, RestoredFiles files) {
        return Restore.into(new RestorePlace(folder, files, session.dataFolder()), backup, key, erased(), leaveDamaged,
                () -> keepKey(folder), dataKeys());
    }

    private List<String> erased() {
        if (old == null) {
            return List.of();
        }
        try {
            return Backup.erasedIn(old);
        } catch (Unavailable damaged) {
            throw new Rejected("app.erased-unreadable", "What was deleted since the backup cannot be read from " + old + " ("
                    + damaged.sentence().replaceAll("[.]$", "")
                    + "): restore without --erased-since, and delete again what was deleted since.", damaged);
        }
    }

    private RestoredKeys dataKeys() {
        return keys == null ? RestoredKeys.none()
                : new RestoredKeys(KeyRing.of(session.settings().encryption()), KeyCopy.read(keys));
    }

    private byte[] key(Path folder) {
        Path file = auditKey == null ? folder.resolve(AuditKey.FILE) : auditKey;
        if (Files.notExists(file)) {
            throw new NotFound("app.audit-key-missing",
                    "The audit log can be checked and continued only with the key of the folder that was backed up; "
                    + (auditKey == null ? "name it by --audit-key, or copy it to " + file : "there is none at " + file) + ".");
        }
        return AuditKey.of(file);
    }

    /** Last but for the database, so that a refused restore leaves none. */
    private void keepKey(Path folder) {
        if (auditKey != null) {
            AuditKey.keep(auditKey, folder);
        }
    }
}

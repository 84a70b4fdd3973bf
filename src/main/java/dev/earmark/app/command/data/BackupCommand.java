package dev.earmark.app.command.data;

import dev.earmark.app.AuditKey;
import dev.earmark.app.Session;
import dev.earmark.app.Settings;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.backup.Backup;
import dev.earmark.store.sql.backup.BlobCopy;
import dev.earmark.store.sql.backup.MadeBackup;
import dev.earmark.store.sql.engine.SqliteLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code earmark backup}. */
@Command(
        name = "backup",
        sortOptions = false,
        description =
        "Copies everything that is kept into a new folder, while the service runs; recordings in a bucket are fetched. "
        + "Keep audit.key of the data folder elsewhere: it is "
        + "not in "
                + "the backup, so that nobody who gets hold of one can forge the audit log. With PostgreSQL, copies the recordings; save "
                + "the database first, by pg_dump.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark backup /mnt/backups/2026-11-22", "  cd /mnt/backups/2026-11-22 && sha256sum --check --quiet manifest.sha256"})
public final class BackupCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FOLDER", description = "New folder for the backup.")
    private Path target = Path.of("");

    @Mixin
    private final DataOption data = new DataOption();

    public BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        data.applyTo(session);
        Settings settings = session.settings();
        Path folder = Storage.folder(settings, session.dataFolder());
        if (SqlStore.mayBeKeptIn(folder)) {
            SqliteLibrary.unpackIntoExisting(session.dataFolder());
        }
        session.progress().at("copying", 0);
        AdaptedTalks.Kept learnt = new AdaptedTalks(session.dataFolder()).kept();
        MadeBackup made = made(settings, folder, learnt.files());
        session.progress().clear();
        made.missing().forEach(key -> session.complaints().tell(Complaints.UNAVAILABLE, "store.blob-missing",
                "The file " + key + " is named by an interaction and is not there; the backup is complete but for it."));
        made.rotten().forEach(what -> session.complaints().tell(Complaints.UNAVAILABLE, "store.blob-rotten",
                what + " is not what was kept, so the backup leaves it out; replace it: earmark scrub --mend-from AN-EARLIER-BACKUP."));
        made.rottenRows().forEach(what -> session.complaints().tell(Complaints.UNAVAILABLE, "store.row-rotten",
                what + " is not what was written, and the backup has it as it is; "
                        + "replace it: earmark scrub --mend-from AN-EARLIER-BACKUP."));
        learnt.damaged().forEach(wrong -> session.complaints().tell(Complaints.UNAVAILABLE, wrong.code(),
                wrong.sentence() + " The backup leaves it out."));
        session.output().line(String.format(Locale.ROOT, "%d files, %.1f MiB, in %s. Keep %s elsewhere.",
                made.files(), made.bytes() / (double) (1 << 20), target, folder.resolve(AuditKey.FILE)));
        if (settings.encryption().wanted()) {
            session.output().line("It is encrypted, and the keys are not in it: earmark keys backup FILE copies them.");
        }
        session.output().line("To restore it: " + way(settings, folder, !learnt.files().isEmpty()));
        return session.complaints().exitCode();
    }

    /** What to type when the day comes. */
    private String way(Settings settings, Path folder, boolean learnt) {
        Path made = target.toAbsolutePath().normalize();
        return settings.store().embedded()
                ? "earmark restore " + made + " --data NEW-FOLDER --audit-key COPY-OF-" + AuditKey.FILE + " --erased-since "
                + folder.toAbsolutePath().normalize() + (settings.encryption().wanted() ? " --keys NEWEST-COPY-OF-KEYS" : "")
                : "pg_restore --clean --if-exists --dbname=EARMARK DUMP && " + (settings.store().blobsInFolder()
                ? "cp -a " + made.resolve("blobs") + " " + folder.toAbsolutePath().normalize() + "/"
                : "aws s3 cp --recursive " + made.resolve("blobs") + " NEW-BUCKET-AND-PREFIX")
                + (learnt ? " && cp -a " + made.resolve("models") + " " + session.dataFolder().toAbsolutePath().normalize() + "/" : "");
    }

    private MadeBackup made(Settings settings, Path folder, List<Path> learnt) {
        if (settings.store().embedded() && settings.store().blobsInFolder()) {
            return Backup.embedded(folder, BlobCopy.linked(Storage.blobs(folder)), learnt, target);
        }
        try (Storage storage = session.storage()) {
            BlobCopy files = settings.store().blobsInFolder() ? BlobCopy.linked(Storage.blobs(folder))
                    : BlobCopy.from(storage.blobs().stored());
            return settings.store().embedded() ? Backup.embedded(folder, files, learnt, target)
                    : Backup.filesOf(storage.store(), files, learnt, target);
        }
    }
}

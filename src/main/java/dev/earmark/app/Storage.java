package dev.earmark.app;

import dev.earmark.blobs.BlobName;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.disk.Ballast;
import dev.earmark.store.Soundness.Kind;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.Store;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.engine.SqliteLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Where the service keeps everything: the database, and a folder with the recordings and the key of the audit log. Several nodes share
 * the folder as they share the database.
 *
 * @param folder  {@code store.folder}, else the data folder
 * @param ballast what is held back on the disk of an embedded database, once it is made
 */
public record Storage(Path folder, Store store, FolderBlobs blobs, Ballast ballast) implements AutoCloseable {

    /**
     * For the service: nobody else may use an embedded database now.
     *
     * @param onBroken called when the disk has failed and the process must end
     */
    public static Storage take(Settings settings, Path data, Runnable onBroken) {
        Path folder = folder(settings, data);
        if (settings.store().embedded()) {
            SqliteLibrary.unpackInto(data);
        }
        Ballast ballast = settings.store().embedded() ? new Ballast(folder, settings.upkeep().ballastBytes()) : Ballast.none();
        return of(folder, SqlStore.open(settings.store(), folder, AuditKey.in(folder), onBroken, ballast), ballast);
    }

    /**
     * For a command that looks at what is there, and may run beside the service. Makes nothing where nothing is.
     *
     * @throws dev.earmark.fault.NotFound with {@code store.nothing-kept} or {@code app.audit-key-missing}
     */
    public static Storage existing(Settings settings, Path data) {
        Path folder = folder(settings, data);
        if (settings.store().embedded() && SqlStore.mayBeKeptIn(folder)) {
            SqliteLibrary.unpackIntoExisting(data); // before anything opens the database
        }
        SqlStore.checkKept(settings.store(), folder);
        return of(folder, SqlStore.beside(settings.store(), folder, AuditKey.existing(folder)), Ballast.none());
    }

    /** For a command that fills it, and may run beside the service. */
    public static Storage beside(Settings settings, Path data) {
        Path folder = folder(settings, data);
        if (settings.store().embedded()) {
            SqliteLibrary.unpackIntoExisting(data);
        }
        return of(folder, SqlStore.beside(settings.store(), folder, AuditKey.in(folder)), Ballast.none());
    }

    /** A file that is found rotten when somebody asks for it is known from then on. */
    private static Storage of(Path folder, Store store, Ballast ballast) {
        Consumer<String> rotten = key -> store.write(tx -> tx.soundness().found(
                new Rot(Kind.FILE, key, BlobName.interactionId(key), "its bytes are not those that were kept"), Instant.now()));
        return new Storage(folder, store, new FolderBlobs(blobs(folder), rotten), ballast);
    }

    public static Path folder(Settings settings, Path data) {
        Path named = settings.store().folder();
        return named == null ? data : named;
    }

    /** Where the search index lies: beside an embedded database, else in the data folder of this node, which is on a disk of its own. */
    public static Path index(Settings settings, Path data) {
        Path named = settings.search().folder();
        return named == null ? (settings.store().embedded() ? folder(settings, data) : data).resolve("search") : named;
    }

    public static Path blobs(Path folder) {
        return folder.resolve("blobs");
    }

    @Override
    public void close() {
        store.close();
    }
}

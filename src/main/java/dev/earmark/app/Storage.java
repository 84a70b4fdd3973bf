package dev.earmark.app;

import dev.earmark.store.FolderBlobs;
import dev.earmark.store.Store;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.SqliteLibrary;
import java.nio.file.Path;

/**
 * Where the service keeps everything: the database, and a folder with the recordings and the key of the audit log. Several nodes share
 * the folder as they share the database.
 *
 * @param folder {@code store.folder}, else the data folder
 */
record Storage(Path folder, Store store, FolderBlobs blobs) implements AutoCloseable {

    /**
     * For the service: nobody else may use an embedded database now.
     *
     * @param onBroken called when the disk has failed and the process must end
     */
    static Storage take(Settings settings, Path data, Runnable onBroken) {
        Path folder = folder(settings, data);
        if (settings.store().embedded()) {
            SqliteLibrary.unpackInto(data);
        }
        return new Storage(folder, SqlStore.open(settings.store(), folder, AuditKey.in(folder), onBroken), new FolderBlobs(blobs(folder)));
    }

    /** For a command that may run beside the service. */
    static Storage beside(Settings settings, Path data) {
        Path folder = folder(settings, data);
        if (settings.store().embedded()) {
            SqliteLibrary.unpackIntoExisting(data);
        }
        return new Storage(folder, SqlStore.beside(settings.store(), folder, AuditKey.in(folder)), new FolderBlobs(blobs(folder)));
    }

    static Path folder(Settings settings, Path data) {
        Path named = settings.store().folder();
        return named == null ? data : named;
    }

    static Path blobs(Path folder) {
        return folder.resolve("blobs");
    }

    @Override
    public void close() {
        store.close();
    }
}

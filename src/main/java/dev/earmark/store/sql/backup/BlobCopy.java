package dev.earmark.store.sql.backup;

import dev.earmark.blobs.BlobStore;
import dev.earmark.disk.Forced;
import dev.earmark.fault.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Copies the file of a key to a path where there is none. */
@FunctionalInterface
public interface BlobCopy {

    /** @throws NoSuchFileException when there is no such file */
    void of(String key, Path to) throws IOException;

    /** Out of a folder of {@link dev.earmark.blobs.FolderBlobs}: a hard link where the disk allows, because files never change. */
    static BlobCopy linked(Path blobs) {
        return (key, to) -> {
            try {
                Files.createLink(to, blobs.resolve(key));
            } catch (NoSuchFileException gone) {
                throw gone;
            } catch (FileSystemException | UnsupportedOperationException otherDisk) {
                Files.copy(blobs.resolve(key), to);
                Forced.file(to);
            }
        };
    }

    /** From wherever they lie; all bytes are read. */
    static BlobCopy from(BlobStore blobs) {
        return (key, to) -> {
            try (InputStream in = blobs.unchecked(key)) {
                Files.copy(in, to);
            } catch (NotFound gone) {
                throw new NoSuchFileException(key);
            }
            Forced.file(to);
        };
    }
}

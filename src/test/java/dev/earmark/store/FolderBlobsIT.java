package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsIT extends BlobStoreContract {

    @TempDir
    private Path folder;

    @Override
    BlobStore blobs() {
        return new FolderBlobs(folder);
    }

    @Test
    void nobodyElseMayReadThem() throws IOException {
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.keep("call-1/abc");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("call-1/abc")))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("call-1")))).isEqualTo("rwx------");
    }

    @Test
    void whatACrashLeftBehindIsSweptLikeAnyOrphan() throws IOException {
        blobs();
        Path left = Files.createFile(folder.resolve("incoming/0b0e8c1e-left-behind"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(100_000)));

        try (var orphans = blobs().keysBefore(Instant.now().minusSeconds(86_400))) {
            List<String> keys = orphans.toList();
            assertThat(keys).hasSize(1);
            keys.forEach(blobs()::remove);
        }
        assertThat(left).doesNotExist();
    }

    @Test
    void aDiskWithoutRoomIsCalledFull() {
        assertThat(FolderBlobs.refused(new IOException("No space left on device")).code()).isEqualTo("store.full");
        assertThat(FolderBlobs.refused(new IOException("Disk quota exceeded")).code()).isEqualTo("store.full");
        assertThat(FolderBlobs.refused(new IOException("Input/output error")).code()).isEqualTo("store.down");
    }
}

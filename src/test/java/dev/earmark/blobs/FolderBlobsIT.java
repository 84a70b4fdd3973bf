package dev.earmark.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsIT extends BlobStoreContract {

    @TempDir
    private Path folder;

    @Override
    public BlobStore blobs() {
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

    private String kept(byte[] bytes) {
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.write(bytes, 0, bytes.length);
            String key = "call-1/" + upload.sha256();
            upload.keep(key);
            return key;
        }
    }

    private void flip(String key) throws IOException {
        Path file = folder.resolve(key);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void aFlippedByteIsNeverGivenOutAsWhatWasKept() throws IOException {
        String key = kept("ring ring".getBytes(StandardCharsets.US_ASCII));
        List<String> told = new ArrayList<>();
        FolderBlobs blobs = new FolderBlobs(folder, told::add);
        assertThat(blobs.file(key).path()).hasContent("ring ring");

        flip(key);

        assertThatThrownBy(() -> blobs.file(key)).isInstanceOf(Unavailable.class).hasMessageContaining("earmark scrub --mend-from")
                .extracting("code").isEqualTo("store.blob-rotten");
        assertThatThrownBy(() -> blobs.open(key)).isInstanceOf(Unavailable.class);
        assertThat(told).containsExactly(key, key);
        try (InputStream asItLies = blobs.unchecked(key)) {
            assertThat(asItLies.readAllBytes()).hasSize(9);
        }
    }

    @Test
    void aFileThatWasLookedAtIsReadAgainOnlyAfterADay() throws IOException {
        String key = kept("ring ring".getBytes(StandardCharsets.US_ASCII));
        AtomicLong now = new AtomicLong();
        FolderBlobs blobs = new FolderBlobs(folder, new SoundKeys(now::get, _ -> {}));
        blobs.file(key);
        FileTime before = Files.getLastModifiedTime(folder.resolve(key));

        flip(key);
        Files.setLastModifiedTime(folder.resolve(key), before); // as bits rot: no time changes

        now.set(Duration.ofHours(23).toNanos());
        assertThat(blobs.file(key).path()).as("within the day nobody looks").exists();
        now.set(Duration.ofHours(25).toNanos());
        assertThatThrownBy(() -> blobs.file(key)).isInstanceOf(Unavailable.class);
    }

    @Test
    void theNameTellsTheDigest() {
        String digest = "0f".repeat(32);
        assertThat(BlobName.sha256("call-1/" + digest)).contains(digest);
        assertThat(BlobName.sha256("call-1/peaks-" + digest)).contains(digest);
        assertThat(BlobName.sha256("call-1/abc")).isEmpty();
        assertThat(BlobName.sha256("call-1/x" + digest)).isEmpty();
        assertThat(BlobName.interactionId("call-1/abc")).isEqualTo("call-1");
    }

    @Test
    void aDiskWithoutRoomIsCalledFull() {
        assertThat(BlobFaults.refused(new IOException("No space left on device")).code()).isEqualTo("store.full");
        assertThat(BlobFaults.refused(new IOException("Disk quota exceeded")).code()).isEqualTo("store.full");
        assertThat(BlobFaults.refused(new IOException("Input/output error")).code()).isEqualTo("store.down");
    }
}

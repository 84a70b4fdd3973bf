package dev.earmark.blobs.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.BlobStoreContract;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.blobs.Spool;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedBlobsIT extends BlobStoreContract {

    private static final int LARGE = 3 << 20;

    @TempDir
    private Path folder;

    private final MemoryFileKeys keys = new MemoryFileKeys();
    private final List<String> rotten = new CopyOnWriteArrayList<>();
    private @Nullable SealedBlobs sealed;

    /** One, as a process has one: each looks through the spools of all others when it begins. */
    @BeforeEach
    void open() {
        sealed = new SealedBlobs(new FolderBlobs(folder.resolve("blobs")), keys, new Spool(folder.resolve("spool"), 1L << 30), rotten::add);
    }

    @Override
    public BlobStore blobs() {
        return Objects.requireNonNull(sealed);
    }

    @AfterEach
    void close() throws Exception {
        Objects.requireNonNull(sealed).close();
    }

    private static byte[] sound() {
        byte[] bytes = new byte[LARGE];
        new Random(5).nextBytes(bytes);
        System.arraycopy("marmalade".getBytes(StandardCharsets.US_ASCII), 0, bytes, 1_000, 9);
        return bytes;
    }

    private String kept(byte[] bytes) {
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.write(bytes, 0, bytes.length);
            String key = "call-1/audio-" + upload.sha256();
            upload.keep(key);
            return key;
        }
    }

    private Path onDisk(String key) {
        return folder.resolve("blobs").resolve(key + ".enc");
    }

    @Test
    void nothingOfASoundLiesOnTheDiskInTheClear() throws IOException {
        String key = kept(sound());
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).filter(file -> !file.endsWith("door") && !file.endsWith("lock")).toList();
            assertThat(all).containsExactly(onDisk(key));
            assertThat(Files.readString(all.getFirst(), StandardCharsets.ISO_8859_1)).doesNotContain("marmalade");
        }
    }

    @Test
    void aPlayerReadsFromAnyPlace() throws IOException {
        byte[] sound = sound();
        String key = kept(sound);
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            int from = random.nextInt(LARGE);
            int length = random.nextInt(600_000);
            try (InputStream in = blobs().open(key, from, length)) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(sound, from, Math.min(LARGE, from + length)));
            }
        }
        assertThat(blobs().bytes(key)).isEqualTo(LARGE);
    }

    @Test
    void aDecoderReadsACopyThatGoesAway() throws IOException {
        byte[] sound = sound();
        String key = kept(sound);
        Path copy;
        try (BlobStore.Local local = blobs().file(key)) {
            copy = local.path();
            assertThat(Files.readAllBytes(copy)).isEqualTo(sound);
        }
        assertThat(copy).doesNotExist();
    }

    @Test
    void whatWasChangedOnTheDiskIsNotGivenOut() throws IOException {
        String key = kept(sound());
        byte[] stored = Files.readAllBytes(onDisk(key));
        stored[1_500_000] ^= 1;
        Files.write(onDisk(key), stored);

        assertThatThrownBy(() -> blobs().file(key)).isInstanceOf(Unavailable.class).hasMessageContaining("is damaged");
        assertThatThrownBy(() -> {
            try (InputStream in = blobs().open(key)) {
                in.readAllBytes();
            }
        }).isInstanceOf(IOException.class).hasMessageContaining("are not those that were written");
        assertThat(rotten).contains(key);
        try (InputStream in = blobs().open(key, 0, 100)) {
            assertThat(in.readAllBytes()).as("what is sound is played").hasSize(100);
        }
    }

    @Test
    void aCopyOfAFileWhoseKeyWasDestroyedCannotBeRead() throws IOException {
        String key = kept(sound());
        byte[] copy = Files.readAllBytes(onDisk(key));
        blobs().remove(key);
        Files.createDirectories(Objects.requireNonNull(onDisk(key).getParent()));
        Files.write(onDisk(key), copy);

        assertThatThrownBy(() -> blobs().open(key)).isInstanceOf(NotFound.class).hasMessageContaining("its key was destroyed");
        assertThatThrownBy(() -> blobs().opened(key, new ByteArrayInputStream(copy))).isInstanceOf(NotFound.class);
    }

    @Test
    void whatCameInBeforeIsReadAndThenSealed() throws IOException {
        byte[] sound = sound();
        String key = "call-1/audio-" + Sha256.hex(sound);
        Path bare = folder.resolve("blobs").resolve(key);
        Files.createDirectories(Objects.requireNonNull(bare.getParent()));
        Files.write(bare, sound);
        SealedBlobs blobs = (SealedBlobs) blobs();
        try (InputStream in = blobs.open(key, 10, 5)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(sound, 10, 15));
        }

        assertThat(blobs.sealOld(key)).isTrue();

        assertThat(bare).doesNotExist();
        try (InputStream in = blobs.open(key)) {
            assertThat(in.readAllBytes()).isEqualTo(sound);
        }
        Files.write(bare, sound); // as if it had died before the last step
        assertThat(blobs.sealOld(key)).isTrue();
        assertThat(bare).doesNotExist();
        assertThat(blobs.sealOld(key)).isFalse();
    }
}

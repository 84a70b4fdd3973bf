package dev.earmark.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.blobs.BlobStore.Local;
import dev.earmark.blobs.BlobStore.Upload;
import dev.earmark.fault.NotFound;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every blob store must do. */
public abstract class BlobStoreContract {

    private static final byte[] SOUND = "RIFF and so on".getBytes(StandardCharsets.US_ASCII);

    public abstract BlobStore blobs();

    private void keep(String key, byte[] bytes) {
        try (Upload upload = blobs().begin()) {
            upload.write(bytes, 0, bytes.length);
            upload.keep(key);
        }
    }

    private byte[] read(String key) throws IOException {
        try (InputStream in = blobs().open(key)) {
            return in.readAllBytes();
        }
    }

    private List<String> keys() {
        try (var keys = blobs().keysBefore(Instant.now().plusSeconds(60))) {
            return keys.sorted().toList();
        }
    }

    @Test
    void whatIsKeptComesBack() throws IOException {
        try (Upload upload = blobs().begin()) {
            upload.write(SOUND, 0, 5);
            upload.write(SOUND, 5, SOUND.length - 5);
            assertThat(upload.bytes()).isEqualTo(SOUND.length);
            assertThat(upload.sha256()).isEqualTo(Sha256.hex(SOUND));
            assertThat(upload.file()).hasBinaryContent(SOUND);
            assertThat(blobs().exists("call-1/abc")).isFalse();
            upload.keep("call-1/abc");
        }

        assertThat(blobs().exists("call-1/abc")).isTrue();
        assertThat(read("call-1/abc")).isEqualTo(SOUND);
        assertThat(Files.readAllBytes(blobs().file("call-1/abc").path())).isEqualTo(SOUND);
        assertThat(keys()).containsExactly("call-1/abc");
    }

    @Test
    void whatIsNotKeptLeavesNothing() {
        try (Upload upload = blobs().begin()) {
            upload.write(SOUND, 0, SOUND.length);
        }
        assertThat(keys()).isEmpty();
    }

    @Test
    void aFinishedFileTakesNoMore() {
        try (Upload upload = blobs().begin()) {
            assertThatThrownBy(upload::file).isInstanceOf(IllegalStateException.class);
            assertThat(upload.sha256()).isEqualTo(Sha256.hex(new byte[0])).isEqualTo(upload.sha256());
            assertThatThrownBy(() -> upload.write(SOUND, 0, 1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theSameKeyAgainIsTheLastThatWasKept() throws IOException {
        keep("call-1/abc", SOUND);
        keep("call-1/abc", new byte[] {1});

        assertThat(read("call-1/abc")).containsExactly(1);
    }

    @Test
    void whatIsRemovedIsGone() {
        keep("call-1/abc", SOUND);
        keep("call-1/def", SOUND);
        blobs().remove("call-1/abc");
        blobs().remove("call-1/abc");
        blobs().remove("call-2/never");

        assertThat(blobs().exists("call-1/abc")).isFalse();
        assertThat(keys()).containsExactly("call-1/def");
        assertThatThrownBy(() -> blobs().open("call-1/abc")).isInstanceOf(NotFound.class).extracting("code")
                .isEqualTo("store.blob-missing");
        assertThatThrownBy(() -> blobs().file("call-1/abc")).isInstanceOf(NotFound.class);
    }

    private byte[] part(String key, long from, long length) throws IOException {
        try (InputStream in = blobs().open(key, from, length)) {
            return in.readAllBytes();
        }
    }

    @Test
    void aPartOfWhatIsKeptComesBack() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(7).nextBytes(bytes);
        String key = "call-1/" + Sha256.hex(bytes);
        keep(key, bytes);

        assertThat(part(key, 0, bytes.length)).isEqualTo(bytes);
        assertThat(part(key, 70_000, 20_000)).isEqualTo(Arrays.copyOfRange(bytes, 70_000, 90_000));
        assertThat(part(key, bytes.length - 1, 1)).containsExactly(bytes[bytes.length - 1]);
        assertThat(part(key, 5, 0)).isEmpty();
        assertThatThrownBy(() -> part("call-1/never", 0, 1)).isInstanceOf(NotFound.class);
    }

    /** Larger than what is sent in one request where files are sent. */
    @Test
    void aLargeFileComesBackAsItWas() throws IOException {
        byte[] piece = new byte[1 << 20];
        String key;
        try (Upload upload = blobs().begin()) {
            for (int i = 0; i < 37; i++) {
                Arrays.fill(piece, (byte) i);
                upload.write(piece, 0, i == 36 ? 12_345 : piece.length);
            }
            key = "call-1/" + upload.sha256();
            upload.keep(key);
        }

        assertThat(part(key, (20L << 20) - 1, 2)).containsExactly(19, 20);
        try (Local file = blobs().file(key)) {
            assertThat(Sha256.of(file.path())).isEqualTo(BlobName.sha256(key).orElseThrow());
        }
        try (InputStream in = blobs().open(key)) {
            assertThat(in.readNBytes(3)).containsExactly(0, 0, 0); // and is closed long before its end
        }
        assertThat(keys()).containsExactly(key);
    }

    @Test
    void manyFilesAreAllListed() {
        Set<String> kept = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            String key = "call-" + i % 7 + "/file-" + i;
            keep(key, new byte[] {(byte) i});
            kept.add(key);
        }
        assertThat(keys()).containsExactlyInAnyOrderElementsOf(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/etc/passwd", "../a/b", "a/../b", "a/..", "a/b/../../../c", "a//b", "a/", "./a", "a/./b", "a\\b/c",
            "a/b\0c", "a/b c", "a/b\nc", "-/a", "a/..b/c", "C:/a", "a/\u202Eb"})
    void aKeyThatLeadsElsewhereIsRefused(String key) {
        assertThatThrownBy(() -> keep(key, SOUND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs().open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs().file(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs().exists(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs().remove(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyOldOnesAreSwept() {
        keep("call-1/abc", SOUND);

        try (var old = blobs().keysBefore(Instant.now().minusSeconds(60))) {
            assertThat(old).isEmpty();
        }
    }

    @Test
    public void keepingAndRemovingAtOnceLosesNothing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> removing = () -> {
                for (int i = 0; i < 300; i++) {
                    keep("call-1/other", SOUND);
                    blobs().remove("call-1/other");
                }
                return true;
            };
            List<Future<Boolean>> removers = Collections.nCopies(3, removing).stream().map(threads::submit).toList();
            for (int i = 0; i < 300; i++) {
                keep("call-1/mine", SOUND);
                assertThat(blobs().exists("call-1/mine")).isTrue();
                blobs().remove("call-1/mine");
            }
            for (Future<Boolean> remover : removers) {
                assertThat(remover.get()).isTrue();
            }
        }
    }

    @Test
    void thereIsRoom() {
        BlobStore.Room room = blobs().room();

        assertThat(room.freeBytes()).isPositive().isLessThanOrEqualTo(room.totalBytes());
    }
}

package dev.earmark.blobs.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.BlobStore.Local;
import dev.earmark.blobs.BlobStoreContract;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.testing.S3Double;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a server that checks signatures. */
class S3BlobsIT extends BlobStoreContract {

    private static final S3Double SERVER = S3Double.shared();

    @TempDir
    private Path folder;

    private final List<String> rotten = new ArrayList<>();
    private S3Blobs blobs;
    private String bucket;

    @BeforeEach
    void aBucket() {
        bucket = SERVER.bucket();
        blobs = blobs("s3://" + bucket + "/here/and-there", SERVER.settings());
    }

    @AfterEach
    void close() {
        blobs.close();
    }

    private S3Blobs blobs(String place, S3Settings settings) {
        return new S3Blobs(S3Place.of(place), settings, folder.resolve("spool"), rotten::add);
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    /** One stays beside: where objects are files, as on this server, a folder that becomes empty goes while another writes into it. */
    @Test
    @Override
    public void keepingAndRemovingAtOnceLosesNothing() throws Exception {
        kept(1);
        super.keepingAndRemovingAtOnceLosesNothing();
    }

    private String kept(int bytes) {
        try (BlobStore.Upload upload = blobs.begin()) {
            upload.write(new byte[bytes], 0, bytes);
            String key = "call-1/" + upload.sha256();
            upload.keep(key);
            return key;
        }
    }

    /** As it happens to a disk: the server notices nothing. */
    private void flip(String key) throws IOException {
        Path object = SERVER.folder(bucket).resolve("here/and-there").resolve(key);
        byte[] bytes = Files.readAllBytes(object);
        bytes[bytes.length / 2] ^= 1;
        Files.write(object, bytes);
    }

    private void assertRotten(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(Unavailable.class).extracting("code").isEqualTo("store.blob-rotten");
    }

    @Test
    void aFlippedByteIsNeverGivenOutAsWhatWasKept() throws IOException {
        String small = kept(9);
        String large = kept(5 << 20);
        flip(small);
        flip(large);

        for (String key : List.of(small, large)) {
            assertRotten(() -> blobs.open(key));
            assertRotten(() -> blobs.open(key, 0, 1));
            assertRotten(() -> blobs.file(key));
            try (InputStream asItLies = blobs.unchecked(key)) {
                assertThat(asItLies.readAllBytes()).contains(1);
            }
        }
        assertThat(rotten).contains(small, large).hasSize(6);
        assertThat(blobs.copiedBytes()).as("copies that are left").isZero();
    }

    @Test
    void aRangeIsOfTheVeryObjectThatWasCompared() throws IOException {
        String key = kept(1 << 20);
        assertThat(part(key)).containsExactly(0, 0);
        flip(key);
        Path object = SERVER.folder(bucket).resolve("here/and-there").resolve(key);
        Files.setLastModifiedTime(object, java.nio.file.attribute.FileTime.from(Instant.now().plusSeconds(5)));
        try (BlobStore.Upload other = blobs.begin()) {
            other.write(new byte[] {1, 2, 3}, 0, 3);
            other.keep(key);
        }

        assertRotten(() -> part(key));
    }

    private byte[] part(String key) throws IOException {
        try (InputStream in = blobs.open(key, 1, 2)) {
            return in.readAllBytes();
        }
    }

    @Test
    void copiesAreGoneWhenTheyAreClosedAndTheirRoomIsLimited() {
        String first = kept(1 << 20);
        String other = kept((1 << 20) + 1);
        S3Settings is = SERVER.settings();
        S3Settings narrow = new S3Settings(is.endpoint(), is.region(), is.accessKey(), is.secretKey(), true, null, null, 1 << 20);
        try (S3Blobs small = blobs("s3://" + bucket + "/here/and-there", narrow)) {
            Path lay;
            try (Local copy = small.file(other)) {
                lay = copy.path();
                assertThat(lay).as("alone, one may be larger than the limit").hasSize((1 << 20) + 1);
                assertThatThrownBy(() -> small.file(first)).isInstanceOfSatisfying(Unavailable.class, full -> {
                    assertThat(full.code()).isEqualTo("blobs.spool-full");
                    assertThat(full.retryAfter()).isPresent();
                });
            }
            assertThat(lay).doesNotExist();
            small.file(first).close();
        }
    }

    @Test
    void whatAProcessLeftBehindThatDiedIsThrownAwayAndNothingElse() throws IOException {
        Path dead = Files.createDirectories(folder.resolve("spool/0b0e8c1e-dead"));
        Files.createFile(dead.resolve("lock"));
        Files.writeString(dead.resolve("copy-1"), "ring ring");
        try (BlobStore.Upload coming = blobs.begin()) {
            coming.write(new byte[3], 0, 3);
            blobs("s3://" + bucket, SERVER.settings()).close();

            assertThat(dead).doesNotExist();
            coming.keep("call-1/" + coming.sha256());
        }
        blobs.close();
        try (Stream<Path> left = Files.list(folder.resolve("spool"))) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void aPlaceBelongsToOneInstallation() {
        blobs.claim("aa");
        blobs.claim("aa");

        assertThatThrownBy(() -> blobs.claim("bb")).isInstanceOf(Rejected.class).hasMessageContaining("another installation")
                .extracting("code").isEqualTo("blobs.not-ours");
        try (S3Blobs beside = blobs("s3://" + bucket + "/another", SERVER.settings()); var keys = blobs.keysBefore(Instant.MAX)) {
            beside.claim("bb");
            assertThat(keys).as("the mark is no recording").isEmpty();
        }
        assertThat(blobs.trial()).contains("s3://" + bucket + "/here/and-there/");
    }

    @Test
    void whatWasBegunAndNeverFinishedIsForgotten() {
        try (S3Objects objects = new S3Objects(S3Place.of("s3://" + bucket + "/here/and-there"), SERVER.settings())) {
            objects.client().createMultipartUpload(request -> request.bucket(bucket).key(objects.name("call-1/abc")));
            assertThat(unfinished(objects)).isEqualTo(1);

            blobs.forgetUnfinished(Instant.now().minusSeconds(3600));
            assertThat(unfinished(objects)).as("it may still be going on").isEqualTo(1);
            blobs.forgetUnfinished(Instant.now().plusSeconds(3600));
            assertThat(unfinished(objects)).isZero();
        }
    }

    private int unfinished(S3Objects objects) {
        return objects.client().listMultipartUploads(request -> request.bucket(bucket)).uploads().size();
    }

    @Test
    void whatIsWrongWithTheKeysOrTheBucketIsSaidInOneSentence() {
        S3Settings is = SERVER.settings();
        S3Settings wrongSecret = new S3Settings(is.endpoint(), is.region(), is.accessKey(), "wrong", true, null, null, is.spoolBytes());
        S3Settings nobody = new S3Settings("http://127.0.0.1:9", is.region(), is.accessKey(), "wrong", true, null, null, is.spoolBytes());

        assertCode("blobs.keys-wrong", "s3://" + bucket, wrongSecret);
        assertCode("blobs.no-bucket", "s3://there-is-none", is);
        assertCode("blobs.down", "s3://" + bucket, nobody);
    }

    private void assertCode(String code, String place, S3Settings settings) {
        try (S3Blobs broken = blobs(place, settings)) {
            assertThatThrownBy(() -> broken.claim("aa")).isInstanceOf(Unavailable.class).hasMessageEndingWith(".")
                    .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain(S3Double.SECRET_KEY)).extracting("code")
                    .isEqualTo(code);
        }
    }
}

package dev.earmark.blobs.s3;

import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.BlobStoreContract;
import dev.earmark.testing.S3Double;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class S3BlobsIT extends BlobStoreContract {

    private static final S3Double SERVER = S3Double.shared();

    @TempDir
    private Path folder;

    private S3Blobs blobs;
    private String bucket;

    @BeforeEach
    void aBucket() {
        bucket = SERVER.bucket();
        blobs = new S3Blobs(S3Place.of("s3://" + bucket + "/here/and-there"), SERVER.settings(), folder, _ -> {});
    }

    @AfterEach
    void close() {
        blobs.close();
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }
}

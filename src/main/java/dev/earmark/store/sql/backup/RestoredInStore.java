package dev.earmark.store.sql.backup;

import dev.earmark.blobs.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Wherever a store of blobs keeps its files. */
public final class RestoredInStore implements RestoredFiles {

    private static final int BUFFER_BYTES = 256 << 10;

    private final BlobStore blobs;
    private final List<String> copied = new ArrayList<>();

    public RestoredInStore(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public boolean empty() {
        try (Stream<String> keys = blobs.keysBefore(Instant.now().plus(Duration.ofDays(1)))) {
            return keys.findAny().isEmpty();
        }
    }

    /** Nothing: what lies in a bucket may be somebody else's, and nobody can tell it from what a restore left there. */
    @Override
    public void forgetBrokenOff() {
        // the place is refused as not empty
    }

    @Override
    public void copy(Path from, String key) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(from); BlobStore.Upload upload = blobs.begin()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                upload.write(buffer, 0, read);
            }
            copied.add(key);
            upload.keep(key);
        }
    }

    @Override
    public void finish() {
        // each is kept already
    }

    @Override
    public void takeBack() {
        copied.forEach(blobs::remove);
    }
}

package dev.earmark.blobs;

import dev.earmark.disk.PrivateFiles;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that is written into a folder of this machine on its way to where it is kept. For one thread at a time. */
public final class FileUpload implements BlobStore.Upload {

    private final Keeping keeping;
    private final Path file;
    private final OutputStream out;
    private final Sha256 digest = new Sha256();
    private long bytes;
    private @Nullable String sha256;

    /** Keeps a finished file under a key; may take it away from where it lies. */
    @FunctionalInterface
    public interface Keeping {
        void keep(Path file, String sha256, String key);
    }

    public FileUpload(Path folder, Keeping keeping) {
        this.keeping = keeping;
        this.file = folder.resolve(UUID.randomUUID().toString());
        try {
            PrivateFiles.createFile(file);
            this.out = Files.newOutputStream(file);
        } catch (IOException refused) {
            throw BlobFaults.refused(refused);
        }
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        if (sha256 != null) {
            throw new IllegalStateException("the file is finished");
        }
        try {
            out.write(from, offset, length);
        } catch (IOException refused) {
            throw BlobFaults.refused(refused);
        }
        digest.add(from, offset, length);
        bytes += length;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String sha256() {
        String known = sha256;
        if (known == null) {
            try {
                out.close();
            } catch (IOException refused) {
                throw BlobFaults.refused(refused);
            }
            known = digest.hex();
            sha256 = known;
        }
        return known;
    }

    @Override
    public Path file() {
        if (sha256 == null) {
            throw new IllegalStateException("the file is not finished");
        }
        return file;
    }

    @Override
    public void keep(String key) {
        keeping.keep(file, sha256(), key);
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // It is swept later.
        }
    }
}

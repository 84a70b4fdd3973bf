package dev.earmark.blobs;

import dev.earmark.fault.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps files. What is {@link Upload#keep kept} is on the disk, with its name, when the call returns; a file appears whole or not at all.
 * Safe for many threads.
 */
public interface BlobStore {

    /** Begins a file: written piece by piece, its digest taken on the way. To be closed; what is not kept is thrown away then. */
    Upload begin();

    interface Upload extends AutoCloseable {

        /** @throws dev.earmark.fault.Unavailable with {@code store.full} when there is no room */
        void write(byte[] bytes, int offset, int length);

        long bytes();

        /** Of what was written; afterwards nothing can be written. Lower-case hexadecimal. */
        String sha256();

        /** Where it lies now, for a look before it is kept; after {@link #sha256()}. */
        Path file();

        /** What is written to it is written here. */
        default OutputStream stream() {
            return new OutputStream() {
                @Override
                public void write(int one) {
                    Upload.this.write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    Upload.this.write(bytes, offset, length);
                }
            };
        }

        /** Makes it last under a key such as {@code interactionId/sha256}. */
        void keep(String key);

        @Override
        void close();
    }

    /**
     * What was kept. A key that ends with the digest of the file ({@link BlobName}) is compared with it: the whole file when this process
     * opens it for the first time, when it has changed since, and once a day. In between, bytes that rot are not noticed here.
     *
     * @throws NotFound with {@code store.blob-missing}
     * @throws dev.earmark.fault.Unavailable with {@code store.blob-rotten}
     */
    InputStream open(String key) throws IOException;

    /** {@code length} bytes of it, of which the first is number {@code from}, counted from 0. Compared, and throws, as {@link #open}. */
    InputStream open(String key, long from, long length) throws IOException;

    /**
     * The file itself, where it lies on this machine and stays there: to be sent without being copied. Empty where blobs lie elsewhere.
     * Compared, and throws, as {@link #open}.
     */
    Optional<Path> path(String key);

    /**
     * A file on this machine with these bytes, for decoders; a copy where blobs lie elsewhere, which is gone once it is closed. Compared,
     * and throws, as {@link #open}.
     */
    Local file(String key);

    /** A file that stays until it is closed. */
    @FunctionalInterface
    interface Local extends AutoCloseable {

        Path path();

        @Override
        default void close() {}
    }

    /** The bytes as they lie there, right or wrong: for whoever compares them. @throws NotFound with {@code store.blob-missing} */
    InputStream unchecked(String key) throws IOException;

    boolean exists(String key);

    /** How many bytes {@link #open} gives. @throws NotFound with {@code store.blob-missing} */
    default long bytes(String key) throws IOException {
        try (InputStream in = unchecked(key)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Where the bytes lie as they are on the disk, for copies: sealed where they are. */
    default BlobStore stored() {
        return this;
    }

    /** What is in bytes that lie, or lay, under a key with {@link BlobName#sealed}. */
    default InputStream opened(String key, InputStream sealed) throws IOException {
        return sealed;
    }

    /** No error when there is none. */
    void remove(String key);

    /** All files that were made before a time: for sweeping those that nobody names. To be closed. */
    Stream<String> keysBefore(Instant time);

    /** Throws away what was begun before a time, has no key yet, and will hardly ever be finished: its writer died. */
    default void forgetUnfinished(Instant before) {}

    /** Bytes that may still be written, and all there are: for admission. */
    Room room();

    record Room(long freeBytes, long totalBytes) {}
}

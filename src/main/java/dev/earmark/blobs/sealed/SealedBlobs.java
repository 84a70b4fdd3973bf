package dev.earmark.blobs.sealed;

import dev.earmark.blobs.BlobFaults;
import dev.earmark.blobs.BlobName;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FirstBytes;
import dev.earmark.blobs.Spool;
import dev.earmark.encryption.DataKey;
import dev.earmark.encryption.KeyFaults;
import dev.earmark.fault.NotFound;
import dev.earmark.hash.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Blobs of another store, sealed. Safe for many threads. */
public final class SealedBlobs implements BlobStore, AutoCloseable {

    private static final int BUFFER_BYTES = 64 << 10;

    private final BlobStore stored;
    private final FileKeys keys;
    private final Spool spool;
    private final Consumer<String> onRotten;

    /**
     * Of another store.
     *
     * @param spool    for copies that decoders read; closed with this
     * @param onRotten is told the key of each file that is found to be other than it was sealed
     */
    public SealedBlobs(BlobStore stored, FileKeys keys, Spool spool, Consumer<String> onRotten) {
        this.stored = stored;
        this.keys = keys;
        this.spool = spool;
        this.onRotten = onRotten;
    }

    @Override
    public BlobStore stored() {
        return stored;
    }

    @Override
    public Upload begin() {
        return keys.seals() ? new Sealing(stored.begin()) : stored.begin();
    }

    /** In the clear until it is kept, because whoever takes it in has a look at it before. */
    private final class Sealing implements Upload {

        private final Upload bare;

        Sealing(Upload bare) {
            this.bare = bare;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            bare.write(bytes, offset, length);
        }

        @Override
        public long bytes() {
            return bare.bytes();
        }

        @Override
        public String sha256() {
            return bare.sha256();
        }

        @Override
        public Path file() {
            return bare.file();
        }

        @Override
        public void keep(String key) {
            bare.sha256(); // ends it
            try (InputStream in = Files.newInputStream(bare.file())) {
                seal(key, in);
            } catch (IOException refused) {
                throw BlobFaults.refused(refused);
            }
        }

        @Override
        public void close() {
            bare.close();
        }
    }

    private void seal(String key, InputStream in) throws IOException {
        DataKey dataKey = keys.make(BlobName.checked(key));
        try (Upload sealed = stored.begin()) {
            try (OutputStream out = dataKey.sealing(sealed.stream())) {
                in.transferTo(out);
            }
            sealed.keep(BlobName.sealed(key));
        }
    }

    /**
     * Seals a file that lies in the clear. What a crash leaves is the file as it was, or twice, and is put right by the next try.
     *
     * @return whether there was one
     * @throws dev.earmark.fault.Unavailable with {@code store.blob-rotten} when it is not what was kept: it stays as it is
     */
    public boolean sealOld(String key) {
        if (!stored.exists(key)) {
            return false;
        }
        if (!stored.exists(BlobName.sealed(key))) {
            try (InputStream in = stored.open(key)) {
                seal(key, in);
            } catch (IOException refused) {
                throw BlobFaults.refused(refused);
            }
        }
        stored.remove(key);
        return true;
    }

    private boolean inTheClear(String key) {
        return !stored.exists(BlobName.sealed(key)) && stored.exists(key);
    }

    private DataKey key(String key) {
        return keys.find(key).orElseThrow(() -> stored.exists(BlobName.sealed(key)) ? KeyFaults.destroyed("This recording")
                : BlobFaults.missing(key));
    }

    @Override
    public InputStream open(String key) throws IOException {
        return inTheClear(key) ? stored.open(key) : told(key, unsealed(key, key(key)));
    }

    private InputStream unsealed(String key, DataKey dataKey) throws IOException {
        return dataKey.opening(stored.open(BlobName.sealed(key)));
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        if (inTheClear(key)) {
            return stored.open(key, from, length);
        }
        SeekableByteChannel channel = key(key).opening(new StoredChannel(stored, BlobName.sealed(key)));
        try {
            channel.position(from);
            return told(key, new FirstBytes(Channels.newInputStream(channel), length));
        } catch (IOException | RuntimeException shorter) {
            channel.close();
            throw shorter;
        }
    }

    private InputStream told(String key, InputStream in) {
        return new WatchedStream(in, () -> onRotten.accept(key));
    }

    /** None can be sent as it is, but those from before. */
    @Override
    public Optional<Path> path(String key) {
        return inTheClear(key) ? stored.path(key) : Optional.empty();
    }

    @Override
    public Local file(String key) {
        if (inTheClear(key)) {
            return stored.file(key);
        }
        DataKey dataKey = key(key);
        try {
            return spool.copy(stored.bytes(BlobName.sealed(key)), file -> copy(key, dataKey, file));
        } catch (IOException unreadable) {
            throw BlobFaults.down("The file " + key + " cannot be read", unreadable);
        }
    }

    private void copy(String key, DataKey dataKey, Path file) throws IOException {
        Sha256 sha256 = new Sha256();
        try (InputStream in = sha256.through(told(key, unsealed(key, dataKey))); OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        } catch (RottenFile rotten) {
            throw BlobFaults.rotten(key);
        }
        String is = sha256.hex();
        if (!BlobName.sha256(key).orElse(is).equals(is)) {
            onRotten.accept(key);
            throw BlobFaults.rotten(key);
        }
    }

    @Override
    public InputStream unchecked(String key) throws IOException {
        if (inTheClear(key)) {
            return stored.unchecked(key);
        }
        try {
            return new WatchedStream(opened(key, stored.unchecked(BlobName.sealed(key))), () -> {});
        } catch (NotFound gone) {
            if (KeyFaults.isDestroyed(gone)) {
                throw new IOException("its key was destroyed", gone);
            }
            throw gone;
        }
    }

    @Override
    public InputStream opened(String key, InputStream sealed) throws IOException {
        return key(key).opening(sealed);
    }

    @Override
    public boolean exists(String key) {
        return stored.exists(BlobName.sealed(key)) || stored.exists(key);
    }

    @Override
    public long bytes(String key) throws IOException {
        if (inTheClear(key)) {
            return stored.bytes(key);
        }
        try (SeekableByteChannel channel = key(key).opening(new StoredChannel(stored, BlobName.sealed(key)))) {
            return channel.size();
        }
    }

    /** The key first: what a crash leaves is a file that nobody can read. */
    @Override
    public void remove(String key) {
        keys.destroy(BlobName.bare(key));
        stored.remove(BlobName.sealed(BlobName.bare(key)));
        stored.remove(BlobName.bare(key));
    }

    /** The caller closes it. A file that was being sealed when the program died is told twice. */
    @Override
    @SuppressWarnings("StreamResourceLeak")
    public Stream<String> keysBefore(Instant time) {
        return stored.keysBefore(time).map(BlobName::bare);
    }

    @Override
    public void forgetUnfinished(Instant before) {
        stored.forgetUnfinished(before);
    }

    @Override
    public Room room() {
        return stored.room();
    }

    @Override
    public void close() throws Exception {
        spool.close();
        if (stored instanceof AutoCloseable open) {
            open.close();
        }
    }

    /** A stream that says when what it reads is not what was sealed. */
    private static final class WatchedStream extends FilterInputStream {

        private final Runnable onRotten;

        WatchedStream(InputStream in, Runnable onRotten) {
            super(Objects.requireNonNull(in));
            this.onRotten = onRotten;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, Math.min(length, BUFFER_BYTES));
            } catch (IOException broken) {
                if (broken.getCause() instanceof GeneralSecurityException) {
                    onRotten.run();
                    throw new RottenFile(broken);
                }
                throw broken;
            }
        }
    }

    private static final class RottenFile extends IOException {

        private static final long serialVersionUID = 1;

        RottenFile(IOException cause) {
            super("its bytes are not those that were written", cause);
        }
    }
}

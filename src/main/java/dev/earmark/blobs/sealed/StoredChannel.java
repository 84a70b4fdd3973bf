package dev.earmark.blobs.sealed;

import dev.earmark.blobs.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** A blob to be read from any place: what is read one after the other is asked for once. For one thread. */
final class StoredChannel implements SeekableByteChannel {

    private final BlobStore stored;
    private final String key;
    private final long bytes;
    private long position;
    private long streamAt;
    private @Nullable InputStream stream;
    private boolean closed;

    /** @throws dev.earmark.fault.NotFound with {@code store.blob-missing} */
    StoredChannel(BlobStore stored, String key) throws IOException {
        this.stored = stored;
        this.key = key;
        this.bytes = stored.bytes(key);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= bytes) {
            return -1;
        }
        byte[] some = new byte[(int) Math.min(into.remaining(), bytes - position)];
        int read = at(position).readNBytes(some, 0, some.length);
        if (read < some.length) {
            throw new IOException("the file is shorter than it was");
        }
        into.put(some);
        position += read;
        streamAt = position;
        return read;
    }

    private InputStream at(long place) throws IOException {
        InputStream there = stream;
        if (there != null && streamAt == place) {
            return there;
        }
        if (there != null) {
            there.close();
        }
        InputStream fresh = stored.open(key, place, bytes - place);
        stream = fresh;
        streamAt = place;
        return fresh;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long place) {
        position = place;
        return this;
    }

    @Override
    public long size() {
        return bytes;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (stream != null) {
            stream.close();
        }
    }
}

package dev.earmark.language.embedding;

import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Vectors in a file: a head of 32 bytes (digest of format, model and dimensions), then records of one size: key, vector, CRC-32.
 * Records are appended under a lock on the file. A file is read up to the first damaged record; what follows is cut off by the next
 * append, so a crash in the middle of a record costs that record only. Safe for many threads and processes.
 *
 * <p>It saves time and holds nothing that cannot be computed again: when the disk fails it stops keeping, and nobody is told.
 */
final class VectorFile {

    private static final String FORMAT = "earmark-vectors-1";

    private final Path path;
    private final int dimensions;
    private final long maxBytes;
    private final byte[] head;
    private final Map<VectorKey, float[]> vectors = new HashMap<>();
    private boolean usable = true;
    /** Length of the part of the file that we have read or written ourselves. */
    private long readBytes;

    VectorFile(Path path, String modelId, int dimensions, long maxBytes) {
        this.path = path;
        this.dimensions = dimensions;
        this.maxBytes = maxBytes;
        this.head = new Sha256().add((FORMAT + " " + dimensions + " " + modelId).getBytes(StandardCharsets.UTF_8)).bytes();
        try (FileChannel file = open()) {
            readOn(file);
        } catch (IOException e) {
            usable = false;
        }
    }

    synchronized float @Nullable [] get(VectorKey key) {
        return vectors.get(key);
    }

    /** Keeps those that are not kept already. */
    synchronized void add(Map<VectorKey, float[]> wanted) {
        Map<VectorKey, float[]> added = new HashMap<>(wanted);
        added.keySet().removeAll(vectors.keySet());
        if (!usable || added.isEmpty()) {
            return;
        }
        try (FileChannel file = open(); FileLock lock = file.tryLock()) {
            if (lock != null) {
                append(file, added);
            }
        } catch (OverlappingFileLockException e) {
            // Another embedder of this process is writing: these are computed once more at the next start.
        } catch (IOException e) {
            usable = false;
        }
    }

    private FileChannel open() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void append(FileChannel file, Map<VectorKey, float[]> added) throws IOException {
        readOn(file);
        if (readBytes == 0 || readBytes + (long) added.size() * recordBytes() > maxBytes) {
            file.truncate(0);
            vectors.clear();
            readBytes = file.write(ByteBuffer.wrap(head), 0);
        }
        file.truncate(readBytes);
        for (Map.Entry<VectorKey, float[]> entry : added.entrySet()) {
            if (readBytes + recordBytes() <= maxBytes) {
                ByteBuffer record = record(entry.getKey(), entry.getValue());
                file.write(record, readBytes);
                readBytes += recordBytes();
                vectors.put(entry.getKey(), entry.getValue());
            }
        }
    }

    /** Reads what is new since the last time, written by us or by another process. */
    private void readOn(FileChannel file) throws IOException {
        if (file.size() > maxBytes || !headIsOurs(file)) {
            readBytes = 0;
            return;
        }
        if (readBytes == 0 || readBytes > file.size()) {
            readBytes = head.length;
        }
        ByteBuffer record = ByteBuffer.allocate(recordBytes());
        while (file.size() - readBytes >= recordBytes()) {
            fill(record.clear(), file, readBytes);
            if (!keep(record.flip())) {
                return;
            }
            readBytes += recordBytes();
        }
    }

    private boolean headIsOurs(FileChannel file) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(head.length);
        fill(found, file, 0);
        return found.flip().equals(ByteBuffer.wrap(head));
    }

    private static void fill(ByteBuffer buffer, FileChannel file, long position) throws IOException {
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
            // A read may give less than was asked for.
        }
    }

    private boolean keep(ByteBuffer record) {
        if (record.getInt(recordBytes() - Integer.BYTES) != checksum(record)) {
            return false;
        }
        VectorKey key = VectorKey.read(record);
        float[] vector = new float[dimensions];
        record.asFloatBuffer().get(vector);
        vectors.put(key, vector);
        return true;
    }

    private ByteBuffer record(VectorKey key, float[] vector) {
        ByteBuffer record = ByteBuffer.allocate(recordBytes());
        key.write(record);
        record.asFloatBuffer().put(vector);
        return record.putInt(recordBytes() - Integer.BYTES, checksum(record)).rewind();
    }

    private int checksum(ByteBuffer record) {
        CRC32 crc = new CRC32();
        crc.update(record.slice(0, recordBytes() - Integer.BYTES));
        return (int) crc.getValue();
    }

    private int recordBytes() {
        return VectorKey.BYTES + dimensions * Float.BYTES + Integer.BYTES;
    }
}

package dev.earmark.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room that is held back for the day on which the disk is full: a file of random bytes, because zeros might take no room. It is let go so
 * that people can log in and delete; until it could be made again, a small file beside it says so, also to the next start. Safe for many
 * threads.
 */
public final class Ballast {

    private static final String FILE = "ballast";
    private static final String LET_GO = "ballast.let-go";
    private static final int PIECE_BYTES = 1 << 20;
    private static final long BETWEEN_TRIES_NS = Duration.ofSeconds(1).toNanos();

    private final Path folder;
    private final long bytes;
    private final LongSupplier nanos;
    private final Logger log = LoggerFactory.getLogger(Ballast.class);
    private volatile boolean letGo;
    private long triedNs;

    /** @param bytes 0 for none */
    public Ballast(Path folder, long bytes) {
        this(folder, bytes, System::nanoTime);
    }

    Ballast(Path folder, long bytes, LongSupplier nanos) {
        this.folder = folder;
        this.bytes = bytes;
        this.nanos = nanos;
        this.letGo = bytes > 0 && Files.exists(folder.resolve(LET_GO));
        this.triedNs = nanos.getAsLong() - BETWEEN_TRIES_NS;
    }

    /** Holds nothing back. */
    public static Ballast none() {
        return new Ballast(Path.of(""), 0);
    }

    public long bytes() {
        return bytes;
    }

    /** Whether it was let go and could not be made again: what room there is belongs to those who make more. */
    public boolean letGo() {
        return letGo && !regained();
    }

    /** Whether it was let go, without a try to make it again. */
    public boolean released() {
        return letGo;
    }

    private synchronized boolean regained() {
        long now = nanos.getAsLong();
        if (letGo && now - triedNs >= BETWEEN_TRIES_NS) {
            triedNs = now;
            make();
        }
        return !letGo;
    }

    /** Lets it go. @return whether that made room */
    public synchronized boolean release() {
        try {
            if (bytes == 0 || !Files.deleteIfExists(folder.resolve(FILE))) {
                return false;
            }
            letGo = true;
            Files.write(folder.resolve(LET_GO), new byte[0]);
            Forced.folder(folder);
            log.atWarn().addKeyValue("bytes", bytes).log(
                    "the disk is full: the room that was held back is let go for logging in and deleting");
            return true;
        } catch (IOException failing) {
            log.atWarn().addKeyValue("problem", failing.toString()).log("the room that was held back cannot be let go");
            return letGo;
        }
    }

    /** Makes it where it is missing and half as much room stays free afterwards; takes a moment. Does nothing otherwise. */
    public synchronized void make() {
        Path file = folder.resolve(FILE);
        try {
            if (bytes == 0) {
                forget();
            } else if (!Files.exists(file) || Files.size(file) != bytes) {
                Files.deleteIfExists(file);
                if (Files.getFileStore(folder).getUsableSpace() >= bytes + bytes / 2) {
                    write(file);
                }
            }
            if (letGo && Files.exists(file)) {
                Files.deleteIfExists(folder.resolve(LET_GO));
                letGo = false;
                log.atInfo().addKeyValue("bytes", bytes).log("there is room on the disk again, and some of it is held back");
            }
        } catch (IOException noRoom) {
            log.atWarn().addKeyValue("problem", noRoom.toString()).log("no room can be held back on the disk");
        }
    }

    /** When nothing is held back any more by setting. */
    private void forget() throws IOException {
        if (!folder.equals(Path.of(""))) {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.deleteIfExists(folder.resolve(LET_GO));
        }
    }

    private void write(Path file) throws IOException {
        Path part = folder.resolve(FILE + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            SplittableRandom random = new SplittableRandom(bytes);
            byte[] piece = new byte[PIECE_BYTES];
            for (long written = 0; written < bytes; ) {
                random.nextBytes(piece);
                ByteBuffer rest = ByteBuffer.wrap(piece, 0, (int) Math.min(PIECE_BYTES, bytes - written));
                while (rest.hasRemaining()) {
                    written += channel.write(rest);
                }
            }
            channel.force(true);
        } catch (IOException noRoom) {
            Files.deleteIfExists(part);
            throw noRoom;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Forced.folder(folder);
    }
}

package dev.earmark.blobs;

import dev.earmark.blobs.BlobStore.Local;
import dev.earmark.blobs.BlobStore.Room;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Files of this machine that live no longer than what is done with them. Each process has a folder of its own below, and holds a lock in
 * it: what a process left behind that died is thrown away by the next one. Safe for many threads.
 */
public final class Spool implements AutoCloseable {

    private static final String LOCK = "lock";
    /** Room that a copy must leave on the disk. */
    private static final long LEFT_FREE_BYTES = 64L << 20;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Path folder;
    private final long mostBytes;
    private final FileChannel lock;
    private long copiedBytes;

    /** @param below shared by processes of this machine @param mostBytes of copies */
    public Spool(Path below, long mostBytes) {
        this.folder = below.resolve(UUID.randomUUID().toString());
        this.mostBytes = mostBytes;
        try {
            PrivateFiles.createFolders(below);
            try (FileChannel door = FileChannel.open(below.resolve("door"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                waitFor(door); // so that nobody takes a folder for dead that is just being made
                forgetDead(below);
                PrivateFiles.createFolders(folder);
                this.lock = locked(folder);
            }
        } catch (IOException refused) {
            throw BlobFaults.down("The folder " + below + " for files on their way to and from the bucket cannot be used", refused);
        }
    }

    /** Until nobody else has it locked, here or in another process. */
    private static void waitFor(FileChannel door) throws IOException {
        while (true) {
            try {
                door.lock();
                return;
            } catch (OverlappingFileLockException here) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }

    /** Held until the channel is closed or the process ends. */
    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
            throw new IOException("somebody else has locked " + folder);
        }
        return channel;
    }

    private static void forgetDead(Path below) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(below, Files::isDirectory)) {
            for (Path one : all) {
                if (isDead(one)) {
                    removeAll(one);
                }
            }
        }
    }

    private static boolean isDead(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE); FileLock free = channel.tryLock()) {
            return free != null;
        } catch (NoSuchFileException | OverlappingFileLockException alive) {
            return false;
        }
    }

    private static void removeAll(Path folder) {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> !file.endsWith(LOCK))) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder.resolve(LOCK)); // last: as long as it is there, another process knows what the rest is
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            // the next process tries again
        }
    }

    /** For what comes in. */
    public Path folder() {
        return folder;
    }

    /** Writes all of a blob. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /**
     * A copy, written before this returns.
     *
     * @throws Unavailable with {@code blobs.spool-full} and a time when copies of others leave no room for it, with {@code store.full} when
     *     the disk has none
     */
    public Local copy(long bytes, Writing writing) {
        take(bytes);
        Path file = folder.resolve("copy-" + UUID.randomUUID());
        try {
            PrivateFiles.createFile(file);
            writing.to(file);
            return new Copy(file, bytes);
        } catch (IOException failed) {
            drop(file, bytes);
            throw BlobFaults.refused(failed);
        } catch (RuntimeException | Error failed) {
            drop(file, bytes);
            throw failed;
        }
    }

    private synchronized void take(long bytes) {
        if (copiedBytes > 0 && copiedBytes + bytes > mostBytes) {
            throw new Unavailable("blobs.spool-full", ("Copies of recordings take %d MiB of this machine and another %d MiB are needed,"
                    + " but %d MiB are the limit (s3.spool-bytes); it is tried again.")
                    .formatted(copiedBytes >> 20, bytes >> 20, mostBytes >> 20), SOON);
        }
        if (room().freeBytes() < bytes + LEFT_FREE_BYTES) {
            throw new Unavailable("store.full", ("The disk has no room for a copy of %d MiB in %s; free some space, or name another place"
                    + " by s3.spool-folder.").formatted(bytes >> 20, folder.getParent()), SOON);
        }
        copiedBytes += bytes;
    }

    private void drop(Path file, long bytes) {
        synchronized (this) {
            copiedBytes -= bytes;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // it goes with the process
        }
    }

    /** How many bytes of copies lie there now. */
    public synchronized long copiedBytes() {
        return copiedBytes;
    }

    private final class Copy implements Local {

        private final long bytes;
        private @Nullable Path file;

        Copy(Path file, long bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        @Override
        public synchronized Path path() {
            if (file == null) {
                throw new IllegalStateException("the copy was closed");
            }
            return file;
        }

        @Override
        public synchronized void close() {
            if (file != null) {
                drop(file, bytes);
                file = null;
            }
        }
    }

    public Room room() {
        try {
            FileStore disk = Files.getFileStore(folder);
            return new Room(disk.getUsableSpace(), disk.getTotalSpace());
        } catch (IOException unreadable) {
            throw BlobFaults.down("The free space of " + folder + " cannot be read", unreadable);
        }
    }

    @Override
    public void close() {
        try {
            removeAll(folder);
            lock.close();
        } catch (IOException left) {
            // the next process throws it away
        }
    }
}

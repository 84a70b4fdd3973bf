package dev.earmark.store.sql.engine;

import dev.earmark.disk.PrivateFiles;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder with the database, held by one process at a time. */
public final class DataFolder implements AutoCloseable {

    /** Where the database of a folder that is being restored lies, until all of it is there. */
    public static final String RESTORING = "restoring";

    private static final String LOCK = "earmark.lock";
    /** Locks and shared memory do not work, or not always, over a network. */
    private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs",
            "fuse.glusterfs", "ceph", "lustre");

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the folder where there is none. @throws Conflict with {@code store.in-use} when another process holds it */
    static DataFolder take(Path folder) {
        try {
            PrivateFiles.createFolders(folder);
            String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
            checkType(folder, type);
            return locked(folder);
        } catch (IOException refused) {
            throw new Unavailable("store.down", "The data folder " + folder + " cannot be used: " + refused.getMessage() + ".", refused);
        }
    }

    /** Whether another process holds it or not. */
    static DataFolder share(Path folder) {
        try {
            PrivateFiles.createFolders(folder);
            Path file = folder.resolve(LOCK);
            if (!Files.exists(file)) {
                PrivateFiles.createFile(file);
            }
            return new DataFolder(FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException refused) {
            throw new Unavailable("store.down", "The data folder " + folder + " cannot be used: " + refused.getMessage() + ".", refused);
        }
    }

    /** Whether a restore into it was broken off, so that it is no data folder yet. */
    public static boolean halfRestored(Path folder) {
        return Files.isDirectory(folder.resolve(RESTORING)) && !Files.exists(folder.resolve(SqliteFile.NAME));
    }

    static void checkType(Path folder, String type) {
        if (NETWORK.contains(type)) {
            throw new Rejected("store.network-disk", "The data folder " + folder + " lies on a network disk (" + type
                    + "), where SQLite can lose data: choose a folder on a local disk, or use PostgreSQL.");
        }
    }

    private static DataFolder locked(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            PrivateFiles.createFile(file);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new Conflict("store.in-use", "The data folder " + folder + " is in use by another Earmark (process " + holder
                    + "): end that one, or choose another folder with --data.");
        }
        byte[] pid = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(pid)); // over the old one, because on a full disk there may be no room for it otherwise
        channel.truncate(pid.length);
        return new DataFolder(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The lock goes with the process at the latest.
        }
    }
}

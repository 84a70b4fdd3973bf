package dev.earmark.blobs;

import dev.earmark.disk.Forced;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blobs in a folder of this machine: the key is the path below it. A file is written under another name, forced to the disk, renamed,
 * and the folder forced too, so that after a power cut it is there whole or not at all. Mode 0600 in folders of mode 0700.
 */
public final class FolderBlobs implements BlobStore {

    /** Where files lie before they are kept; also a key, so that what a crash left behind is swept like any other orphan. */
    static final String INCOMING = "incoming";

    /** How often the folder may vanish under a move before it is taken for a fault of the disk. */
    private static final int MOVE_ATTEMPTS = 100;

    private final Path folder;
    private final SoundKeys sound;

    /** @throws dev.earmark.fault.Unavailable with {@code store.down} when the folder cannot be made */
    public FolderBlobs(Path folder) {
        this(folder, _ -> {});
    }

    /** @param onRotten is told the key of each file that is found to be other than it was kept */
    public FolderBlobs(Path folder, Consumer<String> onRotten) {
        this(folder, new SoundKeys(onRotten));
    }

    FolderBlobs(Path folder, SoundKeys sound) {
        this.folder = folder;
        this.sound = sound;
        try {
            PrivateFiles.createFolders(folder.resolve(INCOMING));
        } catch (IOException refused) {
            throw BlobFaults.down("The folder for recordings " + folder + " cannot be used", refused);
        }
    }

    @Override
    public Upload begin() {
        return new FileUpload(folder.resolve(INCOMING), (file, _, key) -> keep(file, key));
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            return Files.newInputStream(sound(key));
        } catch (NoSuchFileException gone) {
            throw BlobFaults.missing(key);
        }
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        InputStream whole = open(key);
        try {
            whole.skipNBytes(from);
            return new FirstBytes(whole, length);
        } catch (IOException shorter) {
            whole.close();
            throw shorter;
        }
    }

    @Override
    public Optional<Path> path(String key) {
        return Optional.of(sound(key));
    }

    @Override
    public Local file(String key) {
        Path file = sound(key);
        return () -> file;
    }

    private Path sound(String key) {
        Path file = place(key);
        if (!Files.isRegularFile(file)) {
            throw BlobFaults.missing(key);
        }
        try {
            sound.check(key, Stamp.of(file), () -> Sha256.of(file));
        } catch (NoSuchFileException gone) {
            throw BlobFaults.missing(key);
        } catch (IOException unreadable) {
            throw BlobFaults.down("The file " + key + " cannot be read", unreadable);
        }
        return file;
    }

    @Override
    public InputStream unchecked(String key) throws IOException {
        try {
            return Files.newInputStream(place(key));
        } catch (NoSuchFileException gone) {
            throw BlobFaults.missing(key);
        }
    }

    @Override
    public boolean exists(String key) {
        return Files.isRegularFile(place(key));
    }

    @Override
    public long bytes(String key) throws IOException {
        try {
            return Files.size(place(key));
        } catch (NoSuchFileException gone) {
            throw BlobFaults.missing(key);
        }
    }

    @Override
    public void remove(String key) {
        Path file = place(key);
        try {
            if (Files.deleteIfExists(file)) {
                removeEmpty(Objects.requireNonNull(file.getParent()));
            }
        } catch (IOException refused) {
            throw BlobFaults.down("The file " + key + " cannot be removed", refused);
        }
    }

    /** Makes sure that what was erased stays so after a power cut. */
    private void removeEmpty(Path parent) throws IOException {
        forceIfThere(parent);
        if (parent.equals(folder.resolve(INCOMING))) {
            return;
        }
        try {
            Files.delete(parent);
        } catch (IOException notEmpty) {
            return;
        }
        forceIfThere(Objects.requireNonNull(parent.getParent()));
    }

    /** Somebody else may remove the last file in a folder, and the folder, at any time. */
    private static void forceIfThere(Path parent) throws IOException {
        try {
            Forced.folder(parent);
        } catch (NoSuchFileException goneMeanwhile) {
            // Then there is no name in it either.
        }
    }

    /** The caller closes it. */
    @Override
    @SuppressWarnings("StreamResourceLeak")
    public Stream<String> keysBefore(Instant time) {
        try {
            return Files.find(folder, 5, (file, attributes) -> attributes.isRegularFile()
                    && attributes.lastModifiedTime().toInstant().isBefore(time))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(BlobName::isKey);
        } catch (IOException unreadable) {
            throw BlobFaults.down("The folder for recordings " + folder + " cannot be read", unreadable);
        }
    }

    @Override
    public Room room() {
        try {
            FileStore disk = Files.getFileStore(folder);
            return new Room(disk.getUsableSpace(), disk.getTotalSpace());
        } catch (IOException unreadable) {
            throw BlobFaults.down("The free space of " + folder + " cannot be read", unreadable);
        }
    }

    /** Gives a finished file its name. */
    void keep(Path written, String key) {
        Path target = place(key);
        try {
            Forced.file(written);
            move(written, target);
            for (Path parent = target.getParent(); parent != null && parent.startsWith(folder); parent = parent.getParent()) {
                forceIfThere(parent);
            }
        } catch (IOException refused) {
            throw BlobFaults.refused(refused);
        }
    }

    /**
     * The folder may be removed as empty, by whoever deletes the last file in it (here or on another node), between any two of these steps;
     * then making it fails with {@link FileAlreadyExistsException}, or the move with {@link NoSuchFileException}.
     */
    private static void move(Path written, Path target) throws IOException {
        Path parent = Objects.requireNonNull(target.getParent());
        for (int attempt = 1; ; attempt++) {
            try {
                PrivateFiles.createFolders(parent);
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException | FileAlreadyExistsException folderGone) {
                if (attempt == MOVE_ATTEMPTS) {
                    throw folderGone;
                }
            }
        }
    }

    /** What changes when somebody writes a file, as far as a disk tells. */
    private record Stamp(long bytes, FileTime modified, @Nullable Object inode) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(is.size(), is.lastModifiedTime(), is.fileKey());
        }
    }

    private Path place(String key) {
        return folder.resolve(BlobName.checked(key));
    }
}

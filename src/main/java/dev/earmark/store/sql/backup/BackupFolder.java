package dev.earmark.store.sql.backup;

import dev.earmark.blobs.BlobName;
import dev.earmark.disk.Forced;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.fault.Conflict;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that a backup is made in. */
final class BackupFolder {

    static final String BLOBS = "blobs/";
    static final String ERASED = "erased.txt";
    /** Lies in the data folder by the same path. */
    static final String LEARNT = "models/adapted/";

    private final Path folder;
    private final Manifest manifest = new Manifest();
    private final Set<Path> touched = new HashSet<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> rotten = new ArrayList<>();
    private long bytes;

    private BackupFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws Conflict with {@code store.not-empty} when something lies there */
    static BackupFolder empty(Path folder) throws IOException {
        PrivateFiles.createFolders(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new Conflict("store.not-empty", "The folder " + folder + " is not empty: name a new one.");
            }
        }
        return new BackupFolder(folder);
    }

    /** A new file for somebody else to write. */
    Path create(String path) throws IOException {
        Path file = folder.resolve(path);
        PrivateFiles.createFile(file);
        return file;
    }

    /** Enters a file that has been written. */
    void written(String path) throws IOException {
        Path file = folder.resolve(path);
        Forced.file(file);
        enter(path, Sha256.of(file));
    }

    /** @param sha256 as the database has it; null for that in its name */
    void blob(BlobCopy copying, String key, @Nullable String sha256) throws IOException {
        if (!copied(copying, BlobName.sealed(key), null) && !copied(copying, key, sha256)
                && !copied(copying, BlobName.sealed(key), null)) { // sealed between the two looks
            missing.add(key);
        }
    }

    /** @param sha256 null for one that is sealed, which nobody here can read */
    private boolean copied(BlobCopy copying, String key, @Nullable String sha256) throws IOException {
        Path copy = folder.resolve(BLOBS + key);
        Path parent = Objects.requireNonNull(copy.getParent());
        PrivateFiles.createFolders(parent);
        try {
            copying.of(key, copy);
        } catch (NoSuchFileException gone) {
            return false;
        }
        touched.add(parent);
        String is = Sha256.of(copy);
        if (is.equals(sha256 == null ? BlobName.sha256(key).orElse(is) : sha256)) {
            enter(BLOBS + key, is);
        } else {
            Files.delete(copy);
            rotten.add(key);
        }
        return true;
    }

    /** Of what the recogniser has learnt. */
    void learnt(Path file) throws IOException {
        String path = LEARNT + file.getFileName();
        RestoredInFolder.copy(file, folder.resolve(path));
        written(path);
    }

    private void enter(String path, String sha256) throws IOException {
        manifest.add(path, sha256);
        bytes += Files.size(folder.resolve(path));
    }

    /** What was erased since the database was copied: its files may be gone, and are no loss. */
    void erased(List<String> interactionIds) throws IOException {
        Files.write(create(ERASED), interactionIds);
        written(ERASED);
        Set<String> gone = new HashSet<>(interactionIds);
        missing.removeIf(key -> gone.contains(BlobName.interactionId(key)));
    }

    /** @param rows places of rows that are not what was written */
    MadeBackup finish(String what, List<String> rows) throws IOException {
        for (Path parent : touched) {
            Forced.folder(parent);
        }
        manifest.write(folder, what + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return new MadeBackup(manifest.sha256ByPath().size(), bytes, missing, rotten, rows);
    }
}

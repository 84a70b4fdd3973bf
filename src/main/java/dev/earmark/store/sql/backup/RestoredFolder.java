package dev.earmark.store.sql.backup;

import dev.earmark.disk.Forced;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.store.sql.engine.DataFolder;
import dev.earmark.store.sql.engine.SqliteDatabase;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A data folder that a backup is put into. Until it is finished the database lies in a folder of its own below; where that is found
 * without a database above, an earlier restore was broken off, and what it left is thrown away.
 */
final class RestoredFolder {

    private static final String STAGE = DataFolder.RESTORING;

    private final Path folder;
    private final Path blobs;
    private final List<Path> copied = new ArrayList<>();
    private boolean made;

    RestoredFolder(Path folder, Path blobs) {
        this.folder = folder;
        this.blobs = blobs;
    }

    Path folder() {
        return folder;
    }

    boolean empty() throws IOException {
        return !Files.exists(folder.resolve(SqliteDatabase.FILE)) && files(blobs).isEmpty();
    }

    void forgetBrokenOff() throws IOException {
        if (DataFolder.halfRestored(folder)) {
            for (Path left : files(blobs)) {
                Files.delete(left);
            }
            removeTree(folder.resolve(STAGE));
        }
    }

    private static List<Path> files(Path below) throws IOException {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> found = Files.find(below, 5, (file, attributes) -> attributes.isRegularFile())) {
            return found.toList();
        }
    }

    /** @return the folder in which the database lies for now */
    Path stage(Path database) throws IOException {
        made = !Files.exists(folder);
        Path stage = folder.resolve(STAGE);
        PrivateFiles.createFolders(stage);
        Forced.folder(folder);
        copy(database, stage.resolve(SqliteDatabase.FILE));
        return stage;
    }

    void copy(Path from, String key) throws IOException {
        Path to = blobs.resolve(key);
        copied.add(to);
        copy(from, to);
    }

    private static void copy(Path from, Path to) throws IOException {
        Path parent = Objects.requireNonNull(to.getParent());
        PrivateFiles.createFolders(parent);
        PrivateFiles.createFile(to);
        try (var out = Files.newOutputStream(to)) {
            Files.copy(from, out);
        }
        Forced.file(to);
        Forced.folder(parent);
    }

    /** From now on it is a data folder. */
    void finish() throws IOException {
        if (Files.isDirectory(blobs)) {
            Forced.folder(blobs);
        }
        Files.move(folder.resolve(STAGE).resolve(SqliteDatabase.FILE), folder.resolve(SqliteDatabase.FILE));
        Forced.folder(folder);
        removeTree(folder.resolve(STAGE));
    }

    /** As if nothing had been begun, as far as the disk allows. */
    void takeBack() {
        try {
            for (Path file : copied) {
                Files.deleteIfExists(file);
            }
            for (Path file : copied) {
                removeEmpty(Objects.requireNonNull(file.getParent()));
            }
            removeEmpty(blobs);
            removeTree(folder.resolve(STAGE));
            if (made) {
                removeEmpty(folder);
            }
        } catch (IOException failing) {
            // The next restore throws away what is left: the folder of the broken one shows it.
        }
    }

    private static void removeEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (NoSuchFileException | DirectoryNotEmptyException stays) {
            // somebody else's, or another file of the same interaction
        }
    }

    private static void removeTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}

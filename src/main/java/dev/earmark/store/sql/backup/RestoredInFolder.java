package dev.earmark.store.sql.backup;

import dev.earmark.disk.Forced;
import dev.earmark.disk.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder of {@link dev.earmark.blobs.FolderBlobs}. */
public final class RestoredInFolder implements RestoredFiles {

    private final Path blobs;
    private final List<Path> copied = new ArrayList<>();

    public RestoredInFolder(Path blobs) {
        this.blobs = blobs;
    }

    @Override
    public boolean empty() throws IOException {
        return files().isEmpty();
    }

    @Override
    public void forgetBrokenOff() throws IOException {
        for (Path left : files()) {
            Files.delete(left);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(blobs)) {
            return List.of();
        }
        try (Stream<Path> found = Files.find(blobs, 5, (file, attributes) -> attributes.isRegularFile())) {
            return found.toList();
        }
    }

    @Override
    public void copy(Path from, String key) throws IOException {
        Path to = blobs.resolve(key);
        copied.add(to);
        copy(from, to);
    }

    static void copy(Path from, Path to) throws IOException {
        Path parent = Objects.requireNonNull(to.getParent());
        PrivateFiles.createFolders(parent);
        PrivateFiles.createFile(to);
        try (var out = Files.newOutputStream(to)) {
            Files.copy(from, out);
        }
        Forced.file(to);
        Forced.folder(parent);
    }

    @Override
    public void finish() throws IOException {
        if (Files.isDirectory(blobs)) {
            Forced.folder(blobs);
        }
    }

    @Override
    public void takeBack() throws IOException {
        for (Path file : copied) {
            Files.deleteIfExists(file);
        }
        for (Path file : copied) {
            removeEmpty(Objects.requireNonNull(file.getParent()));
        }
        removeEmpty(blobs);
    }

    static void removeEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (NoSuchFileException | DirectoryNotEmptyException stays) {
            // somebody else's, or another file of the same interaction
        }
    }
}

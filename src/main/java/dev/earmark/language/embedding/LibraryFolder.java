package dev.earmark.language.embedding;

import dev.earmark.disk.FolderTree;
import dev.earmark.disk.Forced;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What is unpacked for the sentence model: its file, and the native library of its tokeniser, which unpacks itself and trusts whatever has
 * the right name. Everything is forced to the disk once it has been loaded, and a mark says so; without the mark it is unpacked anew,
 * because the power may have gone in between. One process at a time.
 */
final class LibraryFolder implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("native/tokenizer", "embedder");

    private final Path folder;
    private final Path mark;
    private final FileChannel lock;

    /** @param version of what is unpacked */
    LibraryFolder(Path folder, String version) throws IOException {
        this.folder = folder;
        this.mark = folder.resolve("native").resolve("whole-" + version);
        Files.createDirectories(folder);
        this.lock = FileChannel.open(folder.resolve("native.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock.lock();
            if (Files.notExists(mark)) {
                empty();
            }
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private void empty() throws IOException {
        for (String name : FOLDERS) {
            FolderTree.delete(folder.resolve(name));
        }
    }

    /** All of it was loaded, so all of it is whole. */
    void loaded() throws IOException {
        if (Files.notExists(mark)) {
            for (String name : FOLDERS) {
                Forced.tree(Files.createDirectories(folder.resolve(name)));
            }
            Files.createFile(mark);
            Forced.file(mark);
            Forced.folder(folder.resolve("native"));
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

package dev.earmark.language.embedding;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The empty folder that ONNX Runtime makes in the temporary folder when it is loaded, although it has nothing to unpack, and which it keeps
 * until the process ends in good order. It is removed as soon as the runtime is loaded; a folder with something in it is left alone.
 */
final class RuntimeScratch implements AutoCloseable {

    private static final String NAMES = "onnxruntime-java*";

    private final Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    private final Set<Path> before = folders();

    private Set<Path> folders() {
        Set<Path> found = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NAMES)) {
            all.forEach(found::add);
        } catch (IOException unreadable) {
            // then nothing is removed
        }
        return found;
    }

    @Override
    public void close() {
        Set<Path> made = folders();
        made.removeAll(before);
        for (Path one : made) {
            try {
                Files.deleteIfExists(one);
            } catch (IOException used) {
                // by somebody else
            }
        }
    }
}

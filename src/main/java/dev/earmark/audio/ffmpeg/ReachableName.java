package dev.earmark.audio.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A name by which another process finds a file. Names on Unix are bytes; as text they may not come back as they were (a machine without a
 * locale knows ASCII only), so a file whose name is not ASCII gets a link with a plain name for as long as this is open.
 */
final class ReachableName implements AutoCloseable {

    private final Path name;
    private final boolean link;

    /** @param folder for links; made when it is needed */
    ReachableName(Path file, Path folder) throws IOException {
        Path whole = file.toAbsolutePath();
        this.link = File.separatorChar == '/' && !StandardCharsets.US_ASCII.newEncoder().canEncode(whole.toString());
        this.name = link ? link(whole, folder) : whole;
    }

    private static Path link(Path file, Path folder) throws IOException {
        Path name = Files.createTempFile(Files.createDirectories(folder).toAbsolutePath(), "name-", ".link");
        Files.delete(name);
        return Files.createSymbolicLink(name, file);
    }

    String text() {
        return name.toString();
    }

    @Override
    public void close() throws IOException {
        if (link) {
            Files.deleteIfExists(name);
        }
    }
}

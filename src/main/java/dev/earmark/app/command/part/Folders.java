package dev.earmark.app.command.part;

import dev.earmark.app.Session;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that are needed for a while only. */
public final class Folders {

    private Folders() {}

    /**
     * Beside the data, on the same disk. Removed at the end of the process, whatever happens; whoever asked may do so sooner.
     *
     * @throws Unavailable with {@code app.data-not-writable}
     */
    public static Path forAWhile(Session session) {
        Path data = session.dataFolder();
        try {
            Files.createDirectories(data);
            Path made = Files.createTempDirectory(data, "temporary-").toAbsolutePath();
            session.atEnd(() -> remove(made));
            return made;
        } catch (IOException closed) {
            throw new Unavailable("app.data-not-writable", "The data folder " + data + " cannot be written; check who owns it.", closed);
        }
    }

    /** With everything in it; what cannot be removed stays. */
    public static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // it is only temporary
        }
    }
}

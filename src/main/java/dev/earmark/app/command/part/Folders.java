package dev.earmark.app.command.part;

import dev.earmark.app.Session;
import dev.earmark.disk.FolderTree;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        try {
            FolderTree.delete(folder);
        } catch (IOException inUse) {
            // it is only temporary
        }
    }
}

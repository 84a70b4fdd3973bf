package dev.earmark.store.sql.engine;

import dev.earmark.disk.PrivateFiles;
import dev.earmark.disk.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, which its driver otherwise unpacks into the temporary folder at each start. The driver asks for its place once
 * in the life of a process, when the first database is opened; a place that the operator has set stands.
 */
public final class SqliteLibrary {

    private static final String PLACE = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /**
     * Unpacks it below the data folder, which is made when it is missing. Where that cannot be, the driver is left to find a place itself.
     */
    public static void unpackInto(Path dataFolder) {
        try {
            PrivateFiles.createFolders(dataFolder);
            unpackIntoExisting(dataFolder);
        } catch (IOException notWritable) {
            // whoever needs the folder says so
        }
    }

    /** As {@link #unpackInto}, but makes no data folder where there is none: for commands that only look. */
    public static void unpackIntoExisting(Path dataFolder) {
        String set = System.getProperty(PLACE);
        if (set != null && Files.isDirectory(Path.of(set)) || !Files.isDirectory(dataFolder)) {
            return;
        }
        String library = "org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + System.mapLibraryName("sqlitejdbc");
        try {
            System.setProperty(PLACE, new Unpacked(dataFolder).folder("sqlite", List.of(library)).toString());
        } catch (IOException notWritable) {
            // a disk that is full or may not be written: the driver uses the temporary folder
        }
    }
}

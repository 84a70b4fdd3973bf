package dev.earmark.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/** What processes that were killed left beside what is whole. */
public final class Leftovers {

    private Leftovers() {}

    /**
     * Removes files, and folders with what is in them. What cannot be removed now stays for the next time; what another process removes
     * meanwhile is gone as well.
     *
     * @param pattern of their names, as {@link Files#newDirectoryStream(Path, String)} reads it
     * @param before  older ones only: what is younger may still be in use
     * @throws IOException when the folder cannot be read
     */
    public static void remove(Path folder, String pattern, Instant before) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, pattern)) {
            for (Path one : left) {
                if (isOlder(one, before)) {
                    removeIfPossible(one);
                }
            }
        }
    }

    private static boolean isOlder(Path one, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(one).toInstant().isBefore(than);
        } catch (NoSuchFileException finished) {
            return false;
        }
    }

    /** Else a later time tries again. */
    public static void removeIfPossible(Path one) {
        try {
            FolderTree.delete(one);
        } catch (IOException inUse) {
            // stays
        }
    }
}

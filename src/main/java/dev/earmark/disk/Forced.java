package dev.earmark.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Forces files to the disk. A file system may keep a name and lose what was written under it, so whatever is trusted by its name alone
 * has to be forced before it gets that name.
 */
public final class Forced {

    private Forced() {}

    /** Every file and folder below, and the folder itself. */
    public static void tree(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.filter(file -> Files.isRegularFile(file) || Files.isDirectory(file)).toList();
        }
        for (Path file : all) {
            one(file);
        }
    }

    /** A file, or the names in a folder where the system can do that (Windows cannot, and need not). */
    public static void one(Path file) throws IOException {
        boolean folder = Files.isDirectory(file);
        try (FileChannel channel = FileChannel.open(file, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException refused) {
            if (!folder) {
                throw refused;
            }
        }
    }
}

package dev.earmark.disk;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
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
        for (Path one : all) {
            if (Files.isDirectory(one)) {
                folder(one);
            } else {
                file(one);
            }
        }
    }

    /** The bytes of a file. */
    public static void file(Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    /** The names in a folder, where the system can do that (Windows cannot, and need not: it refuses to open one). */
    public static void folder(Path folder) throws IOException {
        try {
            force(folder, StandardOpenOption.READ);
        } catch (AccessDeniedException windows) {
            if (File.separatorChar == '/') {
                throw windows;
            }
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}

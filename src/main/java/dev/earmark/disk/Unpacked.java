package dev.earmark.disk;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Native libraries that come in jars, unpacked once below {@code native/} of the data folder, in a folder whose name tells their content.
 * At each use every file is compared with its jar, by length and CRC-32, and replaced where it differs. A file appears whole or not at all,
 * and never changes: killed processes, power cuts, and several processes at once do no harm. Safe for many threads.
 */
public final class Unpacked {

    private static final String PART = ".part";

    private final Path natives;

    /** @param dataFolder made, with its sub-folder, when something is unpacked */
    public Unpacked(Path dataFolder) {
        this.natives = dataFolder.resolve("native").toAbsolutePath();
    }

    /** Where everything is unpacked. */
    public Path natives() {
        return natives;
    }

    /** Whether there is such a resource in a jar of the class path. */
    public static boolean exists(String resource) {
        return Unpacked.class.getResource("/" + resource) != null;
    }

    /**
     * The folder with files from one jar of the class path.
     *
     * @param name      of what they are together: {@code sqlite}
     * @param resources that lie in the same jar
     * @throws IOException when one is missing, or the folder cannot be written
     */
    public Path folder(String name, List<String> resources) throws IOException {
        URL first = Unpacked.class.getResource("/" + resources.getFirst());
        if (first == null || !(first.openConnection() instanceof JarURLConnection jar)) {
            throw new IOException(resources.getFirst() + " is in no jar of the class path");
        }
        jar.setUseCaches(false);
        try (JarFile archive = jar.getJarFile()) {
            return folder(name, archive, resources);
        }
    }

    /** As {@link #folder(String, List)}, from a jar that is open. */
    public Path folder(String name, JarFile jar, List<String> entries) throws IOException {
        CRC32 together = new CRC32();
        List<ZipEntry> found = new ArrayList<>();
        for (String entry : entries) {
            ZipEntry one = jar.getEntry(entry);
            if (one == null) {
                throw new IOException(entry + " is not in " + jar.getName());
            }
            found.add(one);
            together.update((one.getName() + one.getCrc()).getBytes(StandardCharsets.UTF_8));
        }
        Path folder = natives.resolve(name + "-" + String.format(Locale.ROOT, "%08x", together.getValue()));
        for (ZipEntry entry : found) {
            Path file = folder.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
            if (!whole(file, entry)) {
                unpack(jar, entry, file, folder);
            }
        }
        return folder;
    }

    private static boolean whole(Path file, ZipEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        CRC32 crc = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[1 << 16];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                crc.update(piece, 0, read);
            }
        }
        return crc.getValue() == entry.getCrc();
    }

    /** One process at a time, so that whatever is half unpacked was left by one that was killed. */
    private void unpack(JarFile jar, ZipEntry entry, Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        synchronized (Unpacked.class) { // a lock on a file is for processes, not for threads
            try (FileChannel channel = FileChannel.open(natives.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                removeParts(folder);
                if (lock.isValid() && !whole(file, entry)) {
                    copy(jar, entry, file, Files.createTempFile(folder, "unpacking-", PART));
                }
            }
        }
    }

    private static void removeParts(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void copy(JarFile jar, ZipEntry entry, Path file, Path part) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            part.toFile().setExecutable(true);
            Forced.file(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

package dev.earmark.language.embedding;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files of the class path, unpacked once into a folder. A file appears whole or not at all, so a killed process and several
 * processes at once do no harm.
 */
record ModelFiles(Path folder) {

    /** The file named like the resource's last part; written unless one of the right size is there. */
    Path file(String resource) throws IOException {
        Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        if (!Files.exists(file) || Files.size(file) != size(resource)) {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "unpacking", ".part");
            try (InputStream in = open(resource)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return file;
    }

    static boolean exists(String resource) {
        return ModelFiles.class.getResource("/" + resource) != null;
    }

    static InputStream open(String resource) throws IOException {
        return url(resource).openStream();
    }

    private static long size(String resource) throws IOException {
        return url(resource).openConnection().getContentLengthLong();
    }

    private static URL url(String resource) throws FileNotFoundException {
        URL url = ModelFiles.class.getResource("/" + resource);
        if (url == null) {
            throw new FileNotFoundException(resource + " is not on the class path");
        }
        return url;
    }
}

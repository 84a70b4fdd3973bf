import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Copies what libraries carry of licences and notices, in one process for all: {@code java Licences.java LIBRARIES FOLDER} makes for
 * each jar of LIBRARIES a folder of its name below FOLDER, unless it carries nothing.
 */
final class Licences {

    private static final String BASE = "META-INF/";
    private static final List<String> FILES = List.of("LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE", "NOTICE.txt", "NOTICE.md", "AL2.0",
            "LGPL2.1");
    private static final List<String> FOLDERS = List.of("licenses/", "license/", "maven/org.xerial/sqlite-jdbc/");

    private Licences() {}

    public static void main(String[] arguments) throws IOException {
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path library : libraries) {
                copy(library, Path.of(arguments[1]).resolve(library.getFileName()));
            }
        }
    }

    private static void copy(Path library, Path folder) throws IOException {
        try (ZipFile jar = new ZipFile(library.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && isWanted(entry.getName())) {
                    Path file = folder.resolve(entry.getName().substring(BASE.length())).normalize();
                    if (!file.startsWith(folder)) {
                        throw new IOException(library + " holds " + entry.getName());
                    }
                    Files.createDirectories(file.getParent());
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private static boolean isWanted(String name) {
        if (!name.startsWith(BASE)) {
            return false;
        }
        String rest = name.substring(BASE.length());
        return FILES.contains(rest) || FOLDERS.stream().anyMatch(rest::startsWith);
    }
}

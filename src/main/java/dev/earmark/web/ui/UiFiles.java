package dev.earmark.web.ui;

import dev.earmark.hash.Sha256;
import dev.earmark.web.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, read once and kept in memory, about half a megabyte. An address that names another build than this one is
 * unknown: the page of an older program is told so and loads itself anew. Safe for many threads.
 */
public final class UiFiles {

    private static final String ROOT = "/ui";
    private static final int BUILD_DIGITS = 12;

    private final Map<String, UiFile> files;
    private final String build;
    private final @Nullable Path folder;

    private UiFiles(Map<String, UiFile> files, @Nullable Path folder) {
        this.files = files;
        this.folder = folder;
        this.build = folder == null ? digest(files) : "source";
    }

    /**
     * Those of this program.
     *
     * @param folder of a source tree, whose files are read anew each time instead and kept by no browser; null for none
     */
    public static UiFiles load(@Nullable Path folder) {
        return folder == null ? Shipped.FILES : new UiFiles(shipped(), folder);
    }

    private static final class Shipped {
        static final UiFiles FILES = new UiFiles(shipped(), null);
    }

    private static Map<String, UiFile> shipped() {
        URL index = UiFiles.class.getResource(ROOT + "/index.html");
        if (index == null) {
            throw new IllegalStateException("the program was packed without its page");
        }
        try {
            if (index.openConnection() instanceof JarURLConnection jar) {
                try (FileSystem packed = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                    return read(packed.getPath(ROOT));
                }
            }
            return read(Path.of(index.toURI()).resolveSibling(""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the files of the page cannot be read", unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, UiFile> read(Path root) throws IOException {
        Map<String, UiFile> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                files.put(name, UiFile.of(name, Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static String digest(Map<String, UiFile> files) {
        Sha256 digest = new Sha256();
        files.forEach((name, file) -> digest.add(name.getBytes(StandardCharsets.UTF_8)).add(file.bytes()));
        return digest.hex().substring(0, BUILD_DIGITS);
    }

    /** Where the files of this build are found, without a slash at the end. */
    public String address() {
        return ROOT + "/" + build;
    }

    /** @param name such as {@code css/app.css} */
    String text(String name) {
        return new String(file(name).orElseThrow(() -> new IllegalStateException("the page has no " + name)).bytes(),
                StandardCharsets.UTF_8);
    }

    private Optional<UiFile> file(String name) {
        Path source = folder == null ? null : folder.resolve(name).normalize();
        if (source == null || folder == null || !source.startsWith(folder.normalize()) || !Files.isRegularFile(source)) {
            return Optional.ofNullable(files.get(name));
        }
        try {
            return Optional.of(UiFile.of(name, Files.readAllBytes(source)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Answers a request for a file.
     *
     * @param path     of the address, decoded: {@code ui}, the build, and the file's own
     * @param encoding what the browser says it can unpack; null when it says nothing
     * @return empty when there is none, or when the path leads elsewhere
     */
    public Optional<Answer> answer(List<String> path, @Nullable String encoding) {
        if (path.size() < 3 || !path.get(0).equals("ui") || !path.get(1).equals(build)) {
            return Optional.empty();
        }
        boolean packs = encoding != null && encoding.matches("(?s).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
        return file(String.join("/", path.subList(2, path.size()))).map(file -> kept(file, packs));
    }

    private Answer kept(UiFile file, boolean packs) {
        Answer answer = Answer.bytes(200, file.type(), packs ? file.gzipped() : file.bytes()).with("Vary", "Accept-Encoding")
                .with("Cache-Control", folder == null ? "public, max-age=31536000, immutable" : "no-store");
        return packs ? answer.with("Content-Encoding", "gzip") : answer;
    }
}

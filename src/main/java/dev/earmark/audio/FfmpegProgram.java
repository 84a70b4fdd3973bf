package dev.earmark.audio;

import dev.earmark.disk.Forced;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The {@code ffmpeg} and {@code ffprobe} programs with their shared libraries, unpacked once from the jar that carries them. Several
 * processes may unpack at the same time: each fills a folder of its own, and the first to rename it wins.
 */
final class FfmpegProgram {

    private final Path dataFolder;
    private final String platform;

    FfmpegProgram(Path dataFolder, String platform) {
        this.dataFolder = dataFolder;
        this.platform = platform;
    }

    /** Such as {@code linux-x86_64}: the name that the jars of bytedeco use. */
    static String thisPlatform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macosx" : system;
        return family + "-" + switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> machine;
        };
    }

    boolean onWindows() {
        return platform.startsWith("windows");
    }

    String name(String program) {
        return onWindows() ? program + ".exe" : program;
    }

    /**
     * The folder that holds the programs and their libraries.
     *
     * @throws Unavailable when this platform has none, or the data folder cannot be written
     */
    Path folder() {
        String inside = "org/bytedeco/ffmpeg/" + platform + "/";
        URL program = FfmpegProgram.class.getClassLoader().getResource(inside + name("ffmpeg"));
        try {
            if (program == null || !(program.openConnection() instanceof JarURLConnection jar)) {
                throw new Unavailable("audio.decoder-missing",
                        "There is no sound decoder for " + platform + " on this machine; convert the recording to PCM WAV.");
            }
            jar.setUseCaches(false);
            try (JarFile archive = jar.getJarFile()) {
                JarEntry first = jar.getJarEntry();
                Path folder = dataFolder.resolve("ffmpeg-" + platform + "-" + Long.toHexString(first.getCrc()));
                if (!Files.isDirectory(folder)) {
                    unpack(archive, inside, folder);
                }
                return folder;
            }
        } catch (IOException e) {
            throw new Unavailable("audio.decoder-missing",
                    "The sound decoder cannot be unpacked into " + dataFolder + "; check that the folder may be written and has 100 MB free.", e);
        }
    }

    private static void unpack(JarFile archive, String inside, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path fresh = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try {
            List<JarEntry> entries = archive.stream().filter(entry -> needed(entry, inside)).toList();
            for (JarEntry entry : entries) {
                Path file = fresh.resolve(entry.getName().substring(inside.length()));
                try (InputStream content = archive.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                file.toFile().setExecutable(true);
            }
            Forced.tree(fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(fresh);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // else another process was quicker
        }
    }

    /** The bindings for Java ({@code jni…}) are not needed: the programs run as processes. */
    private static boolean needed(JarEntry entry, String inside) {
        String name = entry.getName();
        if (!name.startsWith(inside) || entry.isDirectory()) {
            return false;
        }
        String file = name.substring(inside.length());
        return !file.contains("/") && !file.contains("\\") && !file.startsWith("libjni") && !file.startsWith("jni");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

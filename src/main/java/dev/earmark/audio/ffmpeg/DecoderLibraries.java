package dev.earmark.audio.ffmpeg;

import dev.earmark.disk.Unpacked;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** The shared libraries of ffmpeg that decode sound, and what they need, unpacked once from the jar that carries them. */
final class DecoderLibraries {

    /** Not libavdevice, libavfilter and libswscale, nor the bindings for Java ({@code jni…}). Windows carries some of a compiler's. */
    private static final Predicate<String> NEEDED = Pattern.compile("(lib)?(avutil|avcodec|avformat|swresample|drm|va|va-drm)[-.][^/]*"
            + "|(libgcc_s|libstdc\\+\\+|libwinpthread)[^/]*\\.dll").asMatchPredicate();
    /** For measurements and tests: the program and all its libraries. */
    private static final Predicate<String> ALL = Pattern.compile("(?!(lib)?jni)[^/]+").asMatchPredicate();

    private final Path dataFolder;
    private final String platform;

    /** @param platform such as {@code linux-x86_64}: the name that the jars of bytedeco use */
    DecoderLibraries(Path dataFolder, String platform) {
        this.dataFolder = dataFolder;
        this.platform = platform;
    }

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

    /**
     * The folder that holds the libraries.
     *
     * @throws Unavailable when this platform has none, or the data folder cannot be written
     */
    Path folder() {
        return folder("decoder", NEEDED);
    }

    /** The folder that holds the programs {@code ffmpeg} and {@code ffprobe}, to compare with; throws as {@link #folder()}. */
    Path programs() {
        return folder("ffmpeg-programs", ALL);
    }

    private Path folder(String name, Predicate<String> wanted) {
        String inside = "org/bytedeco/ffmpeg/" + platform + "/";
        URL program = DecoderLibraries.class.getClassLoader().getResource(inside + (onWindows() ? "ffmpeg.exe" : "ffmpeg"));
        try {
            if (program == null || !(program.openConnection() instanceof JarURLConnection jar)) {
                throw new Unavailable("audio.decoder-missing",
                        "There is no sound decoder for " + platform + " on this machine; convert the recording to PCM WAV.");
            }
            jar.setUseCaches(false);
            try (JarFile archive = jar.getJarFile()) {
                List<String> entries = archive.stream().filter(entry -> !entry.isDirectory() && entry.getName().startsWith(inside)
                        && wanted.test(entry.getName().substring(inside.length()))).map(entry -> entry.getName()).toList();
                return new Unpacked(dataFolder).folder(name, archive, entries);
            }
        } catch (IOException e) {
            throw new Unavailable("audio.decoder-missing",
                    "The sound decoder cannot be unpacked into " + dataFolder
                    + "; check that the folder may be written and has 100 MB free.", e);
        }
    }
}

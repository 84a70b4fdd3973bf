package dev.earmark.language.embedding;

import dev.earmark.disk.JnaLibrary;
import dev.earmark.disk.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Tells the native libraries where to live: below our data folder, not in the user's home and not again in the temporary folder at
 * each start. Both libraries read these places from system properties only, once in the life of the process; a value that the
 * operator has set stands.
 */
final class NativeLibraries {

    private static final String RUNTIME_PATH = "onnxruntime.native.path";

    private NativeLibraries() {}

    static void prepare(Path folder) throws IOException {
        JnaLibrary.unpackInto(folder);
        Unpacked unpacked = new Unpacked(folder);
        Path libraries = unpacked.natives();
        // Without it the tokenizer library reports its use to a server when it finds itself on AWS.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        setUnlessSet("ENGINE_CACHE_DIR", libraries.resolve("tokenizer"));
        setUnlessSet("DJL_CACHE_DIR", libraries.resolve("tokenizer"));
        String set = System.getProperty(RUNTIME_PATH);
        if (set == null || !Files.isDirectory(Path.of(set))) {
            unpackRuntime(unpacked);
        }
    }

    /** Where the runtime has no library for this platform it is left to look for one itself. */
    private static void unpackRuntime(Unpacked unpacked) throws IOException {
        String resources = "ai/onnxruntime/native/" + platform() + "/";
        List<String> libraries = List.of(resources + System.mapLibraryName("onnxruntime"),
                resources + System.mapLibraryName("onnxruntime4j_jni"));
        if (libraries.stream().allMatch(Unpacked::exists)) {
            System.setProperty(RUNTIME_PATH, unpacked.folder("onnxruntime", libraries).toString());
        }
    }

    /** As the runtime's jar names its folders: {@code linux-x64}, {@code osx-aarch64}. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String os = system.contains("win") ? "win" : system.contains("mac") ? "osx" : "linux";
        return os + "-" + (machine.equals("aarch64") ? "aarch64" : "x64");
    }

    private static void setUnlessSet(String property, Path value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value.toString());
        }
    }
}

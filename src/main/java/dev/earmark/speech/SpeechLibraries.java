package dev.earmark.speech;

import com.sun.jna.Platform;
import dev.earmark.disk.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The native libraries of the speech engine and of JNA, through which it is called. JNA otherwise unpacks both into the temporary folder at
 * each start. It asks for their places once in the life of a process; places that the operator has set stand. Where the engine brings no
 * library for this platform, or nothing can be written, JNA is left to look for one itself.
 */
final class SpeechLibraries {

    private SpeechLibraries() {}

    static void unpackInto(Path dataFolder) {
        String platform = Platform.RESOURCE_PREFIX + "/";
        Unpacked unpacked = new Unpacked(dataFolder);
        place("jna.boot.library.path", unpacked, "jna", named("com/sun/jna/" + platform, "jnidispatch"));
        place("jna.library.path", unpacked, "vosk", named(platform, "vosk"));
        if (System.getProperty("jna.tmpdir") == null && Files.isDirectory(unpacked.natives())) {
            System.setProperty("jna.tmpdir", unpacked.natives().toString());
        }
    }

    /** As the system names a library; JNA's own has another ending on macOS. */
    private static Optional<String> named(String folder, String name) {
        String file = System.mapLibraryName(name);
        return Stream.of(file, file.replace(".dylib", ".jnilib")).map(one -> folder + one).filter(Unpacked::exists).findFirst();
    }

    private static void place(String property, Unpacked unpacked, String name, Optional<String> resource) {
        String set = System.getProperty(property);
        if (resource.isEmpty() || set != null && Files.isDirectory(Path.of(set))) {
            return;
        }
        try {
            System.setProperty(property, unpacked.folder(name, List.of(resource.get())).toString());
        } catch (IOException notWritable) {
            // a disk that is full or may not be written: JNA uses the temporary folder
        }
    }
}

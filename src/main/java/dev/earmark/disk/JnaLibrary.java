package dev.earmark.disk;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The native library of JNA, through which the speech engine is called and the tokeniser looks for graphics cards. JNA otherwise unpacks it
 * into the temporary folder at each start. It asks for the place once in the life of a process; a place that the operator has set stands.
 */
public final class JnaLibrary {

    private static final String PLACE = "jna.boot.library.path";
    private static final String SCRATCH = "jna.tmpdir";

    private JnaLibrary() {}

    /** Before JNA is first used. Where nothing can be written, JNA is left to find a place itself. */
    public static void unpackInto(Path dataFolder) {
        String set = System.getProperty(PLACE);
        if (set != null && Files.isDirectory(Path.of(set))) {
            return;
        }
        Unpacked unpacked = new Unpacked(dataFolder);
        // JNA's own has another ending on macOS than the system's
        String file = System.mapLibraryName("jnidispatch");
        String folder = "com/sun/jna/" + Platform.RESOURCE_PREFIX + "/";
        try {
            for (String library : Stream.of(file, file.replace(".dylib", ".jnilib")).distinct().map(folder::concat).filter(Unpacked::exists)
                    .toList()) {
                System.setProperty(PLACE, unpacked.folder("jna", List.of(library)).toString());
                System.setProperty(SCRATCH, System.getProperty(SCRATCH, unpacked.natives().toString()));
            }
        } catch (IOException notWritable) {
            // a disk that is full or may not be written: JNA uses the temporary folder
        }
    }
}

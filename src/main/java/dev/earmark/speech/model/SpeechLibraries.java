package dev.earmark.speech.model;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import dev.earmark.disk.JnaLibrary;
import dev.earmark.disk.Unpacked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The native library of the speech engine, which JNA otherwise unpacks into the temporary folder at each start. Where the engine brings
 * none for this platform, or nothing can be written, JNA is left to look for one itself.
 */
final class SpeechLibraries {

    private SpeechLibraries() {}

    /** Before the engine is first used. */
    static void unpackInto(Path dataFolder) {
        JnaLibrary.unpackInto(dataFolder);
        String library = Platform.RESOURCE_PREFIX + "/" + System.mapLibraryName("vosk");
        if (Unpacked.exists(library)) {
            try {
                NativeLibrary.addSearchPath("vosk", new Unpacked(dataFolder).folder("vosk", List.of(library)).toString());
            } catch (IOException notWritable) {
                // a disk that is full or may not be written: JNA uses the temporary folder
            } catch (LinkageError noJna) {
                // told by whoever calls the engine
            }
        }
    }
}

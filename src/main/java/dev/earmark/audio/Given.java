package dev.earmark.audio;

import java.nio.file.Path;

/**
 * A file with sound.
 *
 * @param name as its sender calls it: raw sound is told by its ending, where the file itself has a name of ours
 */
public record Given(Path file, String name) {

    /** By its own name. */
    public static Given of(Path file) {
        return new Given(file, String.valueOf(file.getFileName()));
    }
}

package dev.earmark.audio;

import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads the formats that {@link AudioIntake} does not read itself. Files come from strangers: an implementation must hold against
 * any content, and end in bounded time, memory and disk. Safe for many threads.
 */
public interface MediaDecoder {

    /**
     * What the file's header tells; channels and rate are within what {@link SoundShape} allows.
     *
     * @throws dev.earmark.fault.Rejected    when there is no sound in the file or it cannot be read
     * @throws dev.earmark.fault.Unavailable when there is no decoder on this machine, or it took too long
     */
    SoundShape shape(Path file, SoundKind kind);

    /**
     * Writes the first sound stream of the file as a WAV of 16 bits, with the channels and the rate that it has. Stops when the
     * recording is longer or larger than the settings allow; the caller rejects what is that long.
     *
     * @param wav empty, open for writing; stays open
     * @throws dev.earmark.fault.Rejected    as {@link #shape}
     * @throws dev.earmark.fault.Unavailable as {@link #shape}, and when the copy cannot be written
     */
    void decode(Path file, SoundKind kind, FileChannel wav);
}

package dev.earmark.audio;

import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the formats that {@link AudioIntake} does not read itself. Files come from strangers: an implementation must hold against
 * any content, and end in bounded time, memory and disk. Safe for many threads.
 */
public interface MediaDecoder {

    /**
     * One sound stream of a file.
     *
     * @param startSeconds when it begins, by the clock of the file
     */
    record Stream(SoundShape shape, double startSeconds) {}

    /**
     * What the file's header tells of each sound stream, at most {@link SoundShape#MOST_CHANNELS}; channels and rate are within what
     * {@link SoundShape} allows.
     *
     * @return at least one
     * @throws dev.earmark.fault.Rejected    when there is no sound in the file or it cannot be read
     * @throws dev.earmark.fault.Unavailable when there is no decoder on this machine, or it took too long
     */
    List<Stream> streams(Path file, SoundKind kind);

    /**
     * Writes one sound stream of the file as a WAV of 16 bits, with the channels and the rate that it has. Stops when the
     * recording is longer or larger than the settings allow; the caller rejects what is that long.
     *
     * @param stream from 0
     * @param wav    empty, open for writing; stays open
     * @throws dev.earmark.fault.Rejected    as {@link #streams}
     * @throws dev.earmark.fault.Unavailable as {@link #streams}, and when the copy cannot be written
     */
    void decode(Path file, SoundKind kind, int stream, FileChannel wav);
}

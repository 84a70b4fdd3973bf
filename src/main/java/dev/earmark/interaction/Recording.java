package dev.earmark.interaction;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.nio.file.Path;
import java.util.List;

/**
 * A recorded call: which channel of which file carries which party. One track for mono, else one for each channel.
 *
 * @param pauses when the recorder was paused, in order; of no length where the recording was cut
 */
public record Recording(String id, List<Track> tracks, List<TimeSpan> pauses) {

    public Recording {
        tracks = List.copyOf(tracks);
        pauses = List.copyOf(pauses);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("recording without tracks");
        }
    }

    /** Of a recorder that nobody paused. */
    public Recording(String id, List<Track> tracks) {
        this(id, tracks, List.of());
    }

    public Recording paused(List<TimeSpan> times) {
        return new Recording(id, tracks, times);
    }

    /**
     * @param channel from 0 (left) within the file
     * @param name    of the file as its sender calls it
     */
    public record Track(Path file, int channel, Speaker speaker, String name) {

        /** Of a file with its own name. */
        public Track(Path file, int channel, Speaker speaker) {
            this(file, channel, speaker, String.valueOf(file.getFileName()));
        }
    }
}

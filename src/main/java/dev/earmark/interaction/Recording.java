package dev.earmark.interaction;

import dev.earmark.transcript.Speaker;
import java.nio.file.Path;
import java.util.List;

/** A recorded call: which channel of which file carries which party. One track for mono, else one for each channel. */
public record Recording(String id, List<Track> tracks) {

    public Recording {
        tracks = List.copyOf(tracks);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("recording without tracks");
        }
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

package dev.earmark.interaction;

import dev.earmark.transcript.Speaker;
import java.nio.file.Path;
import java.util.List;

/** A recorded call: which channel of which file carries which party. One track for mono, two for a call with a channel per party. */
public record Recording(String id, List<Track> tracks) {

    public Recording {
        tracks = List.copyOf(tracks);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("recording without tracks");
        }
    }

    /** @param channel from 0 (left) within the file */
    public record Track(Path file, int channel, Speaker speaker) {}
}

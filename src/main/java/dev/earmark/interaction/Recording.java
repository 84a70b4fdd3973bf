package dev.earmark.interaction;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded call: which channel of which file carries which party. One track for mono, else one for each channel.
 *
 * @param pauses when the recorder was paused, in order; of no length where the recording was cut
 * @param queue  through which it came in, which may have a speech model of its own; null where nobody said
 * @param language that is spoken in it, canonical BCP 47; null where nobody said
 */
public record Recording(String id, List<Track> tracks, List<TimeSpan> pauses, @Nullable String queue, @Nullable String language) {

    public Recording {
        tracks = List.copyOf(tracks);
        pauses = List.copyOf(pauses);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("recording without tracks");
        }
    }

    /** Of a recorder that nobody paused. */
    public Recording(String id, List<Track> tracks) {
        this(id, tracks, List.of(), null, null);
    }

    public Recording paused(List<TimeSpan> times) {
        return new Recording(id, tracks, times, queue, language);
    }

    /** With what of it decides how it is heard. */
    public Recording routed(Routing routing) {
        return new Recording(id, tracks, pauses, routing.queue(), routing.language());
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

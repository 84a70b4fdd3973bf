package dev.earmark.inbox.folder;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A folder that others drop recordings and transcripts into.
 *
 * @param folder  null watches none
 * @param poll    how often it is looked at
 * @param settled for how long a file must not have changed before it is taken
 * @param remove  whether files are removed once they are kept, instead of being moved into {@code done}
 */
public record WatchSettings(@Nullable Path folder, Duration poll, Duration settled, boolean remove) {

    public WatchSettings {
        if (poll.toMillis() < 1 || poll.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("poll must be from 1 ms to 1 h");
        }
        if (settled.isNegative() || settled.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("settled must be from 0 to 1 h");
        }
    }

    /** No folder; looked at every 5 s, taken when unchanged for 10 s, kept in {@code done}. */
    public static WatchSettings defaults() {
        return new WatchSettings(null, Duration.ofSeconds(5), Duration.ofSeconds(10), false);
    }
}

package dev.earmark.indexing;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How what was said is searched.
 *
 * @param enabled      whether there is an index at all
 * @param folder       of the index; null for {@code search} beside an embedded database, else in the data folder
 * @param synonyms     file of words that mean the same; null for those that come with Earmark
 * @param meaning      whether turns are also found by their meaning, which costs processor time for each new turn
 * @param forgetWithin how long words of what was deleted may stand in the files of the index
 */
public record SearchSettings(boolean enabled, @Nullable Path folder, @Nullable Path synonyms, boolean meaning,
        Duration forgetWithin) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);

    public SearchSettings {
        if (forgetWithin.compareTo(LEAST) < 0 || forgetWithin.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("forget-within is " + forgetWithin.toSeconds() + " s; it must be from 1 s to 1 d");
        }
    }

    public static SearchSettings defaults() {
        return new SearchSettings(true, null, null, true, Duration.ofHours(1));
    }
}

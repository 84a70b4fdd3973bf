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
 * @param url          of the OpenSearch server that keeps the index for all nodes; null for an index in the folder
 * @param user         of the server; null when it asks nobody who they are
 * @param password     null together with the user
 * @param issuers      PEM file of certificates that are believed in the place of Java's own; null for Java's own
 * @param name         of the index on the server
 * @param shards       of an index that is made anew there
 * @param replicas     copies of each shard beside the first
 */
public record SearchSettings(boolean enabled, @Nullable Path folder, @Nullable Path synonyms, boolean meaning,
        Duration forgetWithin, @Nullable String url, @Nullable String user, @Nullable String password, @Nullable Path issuers, String name,
        int shards, int replicas) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);

    public SearchSettings {
        if (forgetWithin.compareTo(LEAST) < 0 || forgetWithin.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("forget-within is " + forgetWithin.toSeconds() + " s; it must be from 1 s to 1 d");
        }
    }

    /** With an index in a folder. */
    public SearchSettings(boolean enabled, @Nullable Path folder, @Nullable Path synonyms, boolean meaning, Duration forgetWithin) {
        this(enabled, folder, synonyms, meaning, forgetWithin, null, null, null, null, "earmark", 1, 1);
    }

    public static SearchSettings defaults() {
        return new SearchSettings(true, null, null, true, Duration.ofHours(1));
    }

    /** Without who we are. */
    @Override
    public String toString() {
        return "SearchSettings[enabled=" + enabled + ", folder=" + folder + ", url=" + url + ", user=" + (user == null ? "none" : "hidden")
                + ", meaning=" + meaning + "]";
    }
}

package dev.earmark.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what lies at rest is still what was written. What is looked at is looked at page by page, so that nobody waits for long. */
public interface Soundness {

    /** What is other than it was written. */
    enum Kind {
        FILE("file"),
        ROW("row"),
        DATABASE("database");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One thing that has rotted.
     *
     * @param place         key of a file, or table and key of a row
     * @param interactionId null when it belongs to none
     * @param found         what is wrong, for a person, without a full stop
     */
    record Rot(Kind kind, String place, @Nullable String interactionId, String found) {}

    /** @param next where the following page begins; null on the last page */
    record Looked(long rows, long bytes, List<Rot> rotten, @Nullable String next) {
        public Looked {
            rotten = List.copyOf(rotten);
        }
    }

    /** Tables with bodies, in the order in which they are looked at. */
    List<String> tables();

    /** Compares the bodies of a table with their digests, for so many of what its rows belong to. */
    Looked rows(String table, String after, int owners);

    /** Compares the figures that lists show with the scorecards they were taken from. */
    Looked figures(String after, int interactions);

    /** @param key where the file lies; the same for every interaction that names it */
    record Named(String key, String sha256, long bytes, String interactionId) {}

    /** Files that interactions name, by key, from {@code after} (exclusive) on. */
    List<Named> files(String after, int limit);

    /** Gives digests to rows of earlier versions. @return how many; 0 when all have theirs */
    int seal(int limit);

    /**
     * A body as it is kept elsewhere, put in the place of a rotten one when it has the digest that was kept here.
     *
     * @return whether it has
     */
    boolean mend(String place, String body);

    /** Notes it down, or that it was found once more. @return false when its interaction is gone */
    boolean found(Rot rot, Instant at);

    /** What was not found again since is what it should be, or gone. @return how many those are */
    int forgetFoundBefore(Instant time);

    /** It is what it should be. @return whether it was known as rotten */
    boolean sound(String place);

    List<Rot> rotten(int limit);

    long rottenCount();

    /**
     * One round through everything.
     *
     * @param phase   what was being looked at when this was kept
     * @param reached how far in that phase
     * @param ended   null while it goes on
     */
    record Round(Instant begun, @Nullable Instant ended, String phase, String reached, long files, long rows, long bytes, long rotten) {}

    Optional<Round> lastEnded();

    /**
     * The round to go on with: the one that has no end, unless another process is at it, or a new one when it is due.
     *
     * @param leaseMs how long nobody else may take it, from now on
     * @param begunBefore a new one is begun when the last began before
     */
    Optional<Round> take(Instant now, long leaseMs, Instant begunBefore);

    void keep(Round round, long leaseMs);
}

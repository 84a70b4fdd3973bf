package dev.earmark.store;

import dev.earmark.store.Interactions.Erased;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the search index knows what is kept here. The index is a copy: a version is noted as known only when the index has it on its
 * disk, and always the version that was read, so that a crash or a change meanwhile makes nothing but work that is done again.
 */
public interface Indexed {

    /** An interaction with a version that the index does not know. */
    record Behind(String interactionId, long version) {}

    /** What changed since it was copied, then what was never copied, the newest first. */
    List<Behind> behind(int limit);

    /** The index has this version on its disk. A lower one than is noted, and one that does not exist, change nothing. */
    void knows(String interactionId, long version);

    /** Interactions of which the index knows the words but not the meaning, and that nothing is being done with; the newest first. */
    List<Behind> withoutMeaning(int limit);

    /** The index has the meaning of this version on its disk. A lower one than is noted changes nothing. */
    void knowsMeaning(String interactionId, long version);

    /** Interactions that were deleted and that a search may still find. */
    List<String> toRemove(int limit);

    /** No search finds them any more; their words may still stand in the files of the index. */
    void removed(Collection<String> interactionIds);

    /**
     * Interactions whose words no search finds, but may stand in the files, with when they were deleted; the longest ago first. Some are
     * there still, without their words.
     */
    List<Erased> toForget(int limit);

    /** Nothing of them is left. */
    void forgot(Collection<String> interactionIds);

    /**
     * The index that is the copy.
     *
     * @param id      that it carries itself, too; empty when there is none
     * @param begunAt when it was begun; null when there is none
     * @param wholeAt when it first knew everything; null until then
     */
    record State(String id, @Nullable Instant begunAt, @Nullable Instant wholeAt) {}

    State state();

    /**
     * One process at a time keeps the index level.
     *
     * @param lease how long nobody else may
     * @return false when somebody else does
     */
    boolean take(String owner, Duration lease);

    /** Whoever did is gone, or ends now: the database is ours alone, or it was us. */
    void release();

    /** There is no index: what it knew has to be unlearnt with {@link #unlearn} before another is begun. */
    void lost();

    /**
     * The index does not know these any more.
     *
     * @param after id of the interaction before the first; empty for the beginning
     * @return the last one; null when there are no more
     */
    @Nullable String unlearn(String after, int limit);

    /**
     * Whether this index is the copy, which stays so until the transaction ends. Whatever is noted as known must be asked here first, in
     * the same transaction: the index that was told of it may have been given up meanwhile, and the one after it knows nothing.
     */
    boolean stays(String indexId);

    /** A new, empty index is the copy from now on. */
    void begun(String indexId, Instant at);

    /** It knows everything, for the first time. */
    void whole(Instant at);

    /**
     * @param all      interactions
     * @param unknown  of these, that the index has never been told of
     * @param outdated of these, that it knows in an older version
     * @param deleted  that a search may still find
     * @param unmeant  whose meaning it does not know yet
     */
    record Counts(long all, long unknown, long outdated, long deleted, long unmeant) {

        public long behind() {
            return unknown + outdated + deleted;
        }
    }

    Counts counts();
}

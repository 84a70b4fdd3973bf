package dev.earmark.store;

import dev.earmark.access.AuditEntry;
import dev.earmark.store.AuditLog.Link;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who read or heard which interaction: a chain of its own, like that of {@link AuditLog}, because it is kept for a shorter time. Its oldest
 * entries are forgotten together, from the beginning, and the audit log then holds a {@link dev.earmark.access.Checkpoint}: what is left
 * rests on that, so that whatever else is missing shows.
 */
public interface ReadLog {

    /**
     * Appends, unless the same actor has done the same to the same since a time. Concurrent appends wait for each other.
     *
     * @return whether it was appended
     */
    boolean note(AuditEntry read, Instant since);

    /** As {@link AuditLog#after(long, int, String, String)}. */
    List<Link> after(long number, int limit, @Nullable String interaction, @Nullable String actor);

    /** As {@link AuditLog#before}. */
    List<Link> before(long number, int limit, @Nullable String interaction, @Nullable String actor);

    /** The end of the chain, to be kept elsewhere so that a cut-off end shows; empty when nothing is left of it. */
    Optional<Link> head();

    /** How many entries are kept. */
    long count();

    /**
     * Forgets the oldest entries, once they are seen to be sound, and says so in the audit log.
     *
     * @param before entries of this time and later stay, and whatever follows the first of them
     * @param most   at most so many
     * @return how many there were
     * @throws dev.earmark.fault.Rejected with {@code store.reads-changed} when they are not sound: then all stay
     */
    int forget(Instant before, Instant now, int most);

    /** Checks what is kept, which means little unless the audit log itself is sound. @return what is wrong, one sentence */
    Optional<String> verify();

    /**
     * The same, and that it still holds an end that was kept elsewhere, unless that was forgotten since. @return what is wrong, one
     * sentence
     */
    Optional<String> verify(Link kept);
}

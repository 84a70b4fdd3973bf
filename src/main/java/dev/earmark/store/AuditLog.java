package dev.earmark.store;

import dev.earmark.access.AuditEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that people and programs did, append-only. Each entry carries a keyed hash over itself and the one before, so that a change,
 * a gap or another order shows; the key is not in the database.
 */
public interface AuditLog {

    /** Appends to the end of the chain. Concurrent appends wait for each other. */
    void append(AuditEntry entry);

    /** @param mac base 16 of HMAC-SHA256 over the entry and the mac before */
    record Link(long number, AuditEntry entry, String mac) {}

    /** From {@code after} (exclusive) on, in order. */
    default List<Link> after(long number, int limit) {
        return after(number, limit, null, null);
    }

    /**
     * The same, those of one thing or one actor only.
     *
     * @param target what it was done to; null for everything
     * @param actor  who did it; null for everybody
     */
    List<Link> after(long number, int limit, @Nullable String target, @Nullable String actor);

    /** As {@link #after}, backwards: from before {@code number} (exclusive) on, the newest first. */
    List<Link> before(long number, int limit, @Nullable String target, @Nullable String actor);

    /** The newest of one action. */
    Optional<Link> last(String action);

    /** The end of the chain, to be kept elsewhere so that a cut-off end shows. */
    Optional<Link> head();

    /** Checks the whole chain. @return what is wrong, one sentence; empty when it is sound */
    Optional<String> verify();

    /**
     * Checks the whole chain, and that it still holds an end that was kept elsewhere.
     *
     * @return what is wrong, one sentence; empty when it is sound
     */
    Optional<String> verify(Link kept);
}

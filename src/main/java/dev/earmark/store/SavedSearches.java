package dev.earmark.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Searches that people keep under a name, for themselves or for all. */
public interface SavedSearches {

    /**
     * A search.
     *
     * @param ownerId    account or key
     * @param name       for people; unique for its owner
     * @param query      JSON, as the API takes it
     * @param shared     whether it is shown to everybody who sees all interactions
     * @param alertSince since when what is newly scored is looked at; null for no alert
     * @param version    raised by every change, from 1
     */
    record Saved(String id, String ownerId, String name, String query, boolean shared, @Nullable Instant alertSince, Instant createdAt,
            long version) {}

    /** Keeps a new one. @throws dev.earmark.fault.Conflict with {@code store.search-name-taken} when its owner has one of this name */
    void insert(Saved search);

    /**
     * @return false when it has another version than {@code changed.version() - 1}, or is gone
     * @throws dev.earmark.fault.Conflict as {@link #insert}
     */
    boolean save(Saved changed);

    Optional<Saved> find(String id);

    /** Those of one owner and, when asked for, the shared ones of others; by name. */
    List<Saved> of(String ownerId, boolean sharedToo, int limit);

    long countOf(String ownerId);

    /** Those that look at what is newly scored, by id. */
    List<Saved> alerts();

    /** The oldest of this name among those that are shared. */
    Optional<Saved> shared(String name);

    boolean delete(String id);
}

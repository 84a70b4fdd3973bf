package dev.earmark.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moments that people put together to hear them again with others. A list is its owner's alone; what it names goes with its interaction.
 */
public interface CoachingLists {

    /** @param ownerId of the account or key @param items how many moments are on it, whoever may see them */
    record CoachingList(String id, String ownerId, String name, Instant createdAt, int items) {}

    /** @param turn index of the turn */
    record Item(String id, String interactionId, int turn, Instant addedAt) {}

    /** Keeps a new list; whatever it says of its items, it has none. */
    void add(CoachingList list);

    /** With all that is on it. @return false when there is none such of this owner */
    boolean remove(String id, String ownerId);

    Optional<CoachingList> find(String id, String ownerId);

    /** Those of one owner, the newest first. */
    List<CoachingList> of(String ownerId);

    /** In the order in which they were put there. */
    List<Item> items(String listId);

    /** Puts a moment on a list. @return false when it is there already */
    boolean put(String listId, Item item);

    /** @return false when there is none such on this list */
    boolean takeOut(String listId, String itemId);
}

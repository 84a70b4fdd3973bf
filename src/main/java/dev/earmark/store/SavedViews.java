package dev.earmark.store;

import dev.earmark.review.Revision.By;
import java.util.List;
import java.util.Optional;

/** Views of the list that people saved. */
public interface SavedViews {

    /**
     * @param query  as it stands in the address of the list
     * @param shared whether others see it too
     */
    record View(String id, By owner, String name, String query, boolean shared) {}

    void add(View view);

    /** @return false when there is none such of this owner */
    boolean save(View changed);

    boolean remove(String id, String ownerId);

    Optional<View> find(String id);

    /** Those of one owner, and those that others share, by name. */
    List<View> seenBy(String ownerId);

    /** How many somebody has. */
    int count(String ownerId);
}

package dev.earmark.store;

import dev.earmark.review.MarkedMoment;
import dev.earmark.review.Remark;
import java.util.List;
import java.util.Optional;

/** What people wrote about interactions, and the moments that they marked. */
public interface Remarks {

    void add(String interactionId, Remark remark);

    /** @return false when it has another version than {@code changed.version() - 1}, or is gone */
    boolean save(String interactionId, Remark changed);

    /** @return false when there is none such */
    boolean remove(String interactionId, String id);

    Optional<Remark> find(String interactionId, String id);

    /** The oldest first. */
    List<Remark> of(String interactionId);

    void mark(String interactionId, MarkedMoment moment);

    boolean unmark(String interactionId, String id);

    Optional<MarkedMoment> marked(String interactionId, String id);

    /** In the order of the conversation. */
    List<MarkedMoment> marked(String interactionId);
}

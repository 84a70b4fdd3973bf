package dev.earmark.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What playbooks keep of interactions, and the clips that may not be used in them. Both go with their interaction. */
public interface KeptTraits {

    /**
     * @param format            by which it is to be read; what was kept by another is not given out
     * @param transcriptVersion that it was made of
     */
    record Traits(String interactionId, int format, long transcriptVersion, String body) {}

    /**
     * Keeps them, in the place of earlier ones.
     *
     * @param version of the interaction when they were read
     * @return false when it has changed since, or is gone
     */
    boolean put(Traits traits, long version);

    /**
     * Of which transcript they were made, for the interactions behind {@code after} up to {@code last} by id.
     *
     * @param after an id, or empty for the first
     */
    Map<String, Long> read(String after, String last, int format);

    /** Of the interactions behind {@code after} up to {@code last}, by id; those that are damaged are left out. */
    default List<Traits> between(String after, String last, int format) {
        return between(after, last, format, _ -> true);
    }

    /** The same of some of them. @param wanted by id; others are not opened where what is kept is encrypted */
    List<Traits> between(String after, String last, int format, Predicate<String> wanted);

    /** A turn of an agent's. */
    record Clip(String interactionId, int turn) {}

    /** From now on the clip is used in no playbook. @return false when that was so already */
    boolean refuse(Clip clip, String byId, Instant at);

    /** Takes a refusal back. @return false when there was none */
    boolean allow(Clip clip);

    /** All that were refused. */
    List<Clip> refused();
}

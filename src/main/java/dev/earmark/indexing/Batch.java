package dev.earmark.indexing;

import dev.earmark.fault.Unavailable;
import dev.earmark.indexing.Documents.Copy;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchIndex.Removal;
import dev.earmark.store.Indexed;
import dev.earmark.store.Indexed.Behind;
import dev.earmark.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the index is told at once.
 *
 * @param copies  of what changed and has words
 * @param read    every interaction that was looked at, with the version that was read
 * @param removed interactions that were deleted
 * @param last    whether nothing else was to be told when this was read
 */
record Batch(List<Copy> copies, List<Behind> read, List<String> removed, boolean last) {

    /** So many that a commit is worth it, and so few that long calls fit into memory. */
    static final int MOST = 64;
    private static final int MOST_REMOVED = 400;

    Batch {
        copies = List.copyOf(copies);
        read = List.copyOf(read);
        removed = List.copyOf(removed);
    }

    static Batch of(Store store, Documents documents) {
        return store.read(tx -> of(tx, documents));
    }

    private static Batch of(Store.Tx tx, Documents documents) {
        List<Behind> behind = tx.indexed().behind(MOST);
        List<String> removed = tx.indexed().toRemove(MOST_REMOVED);
        List<Copy> copies = new ArrayList<>();
        for (Behind one : behind) {
            try {
                documents.of(tx, one.interactionId()).ifPresent(copies::add);
            } catch (Unavailable damaged) {
                if (!damaged.code().equals("store.row-rotten")) {
                    throw damaged;
                }
                log().atWarn().addKeyValue("interaction", one.interactionId()).addKeyValue("code", damaged.code())
                        .log("cannot be searched until it is mended");
            }
        }
        return new Batch(copies, behind, removed, behind.size() < MOST && removed.size() < MOST_REMOVED);
    }

    private static Logger log() {
        return LoggerFactory.getLogger(Batch.class);
    }

    boolean empty() {
        return read.isEmpty() && removed.isEmpty();
    }

    List<SearchDocument> documents() {
        return copies.stream().map(Copy::document).toList();
    }

    /** An id is never given twice: it does not come back. */
    List<Removal> removals() {
        return removed.stream().map(id -> new Removal(id, Long.MAX_VALUE)).toList();
    }

    /** Notes that the index has all of it on its disk. */
    void note(Indexed indexed) {
        read.forEach(one -> indexed.knows(one.interactionId(), one.version()));
        indexed.removed(removed);
    }
}

package dev.earmark.app;

import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Fault;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.indexing.IndexedSearch;
import dev.earmark.store.DataKeys.State;
import dev.earmark.web.ManagementServer.Check;
import java.util.List;
import java.util.Optional;

/** Without what this node cannot do its work: asked by whoever sends requests to it. */
final class Health {

    private final Storage storage;
    private final InboxSettings inbox;

    Health(Storage storage, InboxSettings inbox) {
        this.storage = storage;
        this.inbox = inbox;
    }

    List<Check> checks() {
        return List.of(new Check("database", this::database), new Check("disk", this::disk));
    }

    /** What people should know, and what stops no request. */
    List<Check> notes(IndexedSearch search) {
        Check encryption = new Check("encryption", this::encryption);
        return search.enabled() ? List.of(new Check("search", () -> search.status().trouble()), encryption) : List.of(encryption);
    }

    private Optional<String> encryption() {
        State state = storage.store().read(tx -> tx.keys().state());
        if (state.master() == null) {
            return Optional.empty();
        }
        return Optional.of(state.left() == 0 ? "on" : "on, " + state.left() + " interactions from before are still in the clear");
    }

    private Optional<String> database() {
        try {
            storage.store().read(tx -> tx.nowMs());
            return Optional.empty();
        } catch (Fault down) {
            return Optional.of(down.code());
        }
    }

    private Optional<String> disk() {
        BlobStore.Room room = storage.blobs().room();
        long least = inbox.keptBack(room);
        return room.freeBytes() < least ? Optional.of((room.freeBytes() >> 20) + " MiB free, " + (least >> 20) + " MiB are kept back")
                : Optional.empty();
    }
}

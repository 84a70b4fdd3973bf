package dev.earmark.store;

import dev.earmark.access.Reach;
import dev.earmark.review.Dispute;
import dev.earmark.review.Publication;
import dev.earmark.review.PublicationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was shared with agents, and what they dispute. */
public interface Publications {

    /** Keeps it, or what became of it. */
    void put(String interactionId, Publication publication);

    /** It is shared no longer. @return false when it was not */
    boolean remove(String interactionId);

    Optional<Publication> find(String interactionId);

    /** What lists say of it. */
    void show(String interactionId, PublicationState state);

    /** @return false when there is an open one about this criterion already */
    boolean open(Dispute dispute);

    /** @return false when it is open no longer */
    boolean settle(Dispute settled);

    /** The oldest first. */
    List<Dispute> disputes(String interactionId);

    /**
     * @param state     null for all
     * @param rubricId  null for all
     * @param criterion null for all
     * @param after     {@code next} of the page before; null for the first
     */
    record Asked(Dispute.@Nullable State state, @Nullable String rubricId, @Nullable String criterion, @Nullable String after, int limit) {}

    /** @param next where the following page begins; null on the last page */
    record DisputePage(List<Dispute> items, @Nullable String next) {
        public DisputePage {
            items = List.copyOf(items);
        }
    }

    /** The oldest first. */
    DisputePage list(Asked asked, Reach reach);

    /** How disputes about a criterion ended. */
    record Tally(String rubricId, String criterion, int open, int upheld, int declined, int withdrawn) {

        public int opened() {
            return open + upheld + declined + withdrawn;
        }
    }

    /** Of disputes that were opened between two times, the most often disputed first. */
    List<Tally> tallies(Instant from, Instant to, Reach reach);

    /**
     * What an agent got to see, the newest first.
     *
     * @param percent   null when nothing could be scored
     * @param synthetic whether it belongs to the example
     */
    record Shared(String interactionId, @Nullable Instant startedAt, Instant receivedAt, String rubricId, int rubricVersion,
            @Nullable Double percent, boolean synthetic) {}

    List<Shared> sharedWith(String agentId, Instant since, int limit);
}

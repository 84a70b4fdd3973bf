package dev.earmark.store;

import dev.earmark.access.Reach;
import dev.earmark.events.Event;
import dev.earmark.events.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The outbox. An event is kept in the transaction of what happened, with one delivery for every endpoint that wants it. Its place in the
 * order is given afterwards ({@link #order}), because on a shared database the order of numbers is not the order of commits; places have
 * no gaps and are never given twice.
 */
public interface Events {

    /** Keeps an event and its deliveries. @return its id */
    String append(EventType type, Instant at, @Nullable String interactionId, @Nullable String agentId, Map<String, String> detail);

    /** Gives places to events that have none, the oldest first, at most {@code limit}. One process at a time does it. @return how many */
    int order(int limit);

    record Placed(long place, Event event) {}

    /** Events after a place that somebody may know of, in order. */
    List<Placed> after(long place, Reach reach, int limit);

    /** Place of the last ordered event; 0 when there is none. */
    long last();

    /** Place of the oldest event that is still kept; empty when none is. */
    OptionalLong first();

    /** Forgets events before a time that have been delivered or given up everywhere. @return how many */
    int forgetBefore(Instant time, int limit);
}

package dev.earmark.store;

import dev.earmark.events.Event;
import dev.earmark.events.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Endpoints of other systems, and what is to be told to each. */
public interface Webhooks {

    /**
     * @param secrets the signing secrets, newest first; two while one is being replaced
     * @param types   events that it wants; empty for all
     */
    record Endpoint(String id, String url, List<String> secrets, Set<EventType> types, boolean enabled, @Nullable String disabledBecause,
            Instant createdAt, long version) {
        public Endpoint {
            secrets = List.copyOf(secrets);
            types = Set.copyOf(types);
        }

        @Override
        public String toString() {
            return "Endpoint[" + id + "]";
        }
    }

    void insert(Endpoint endpoint);

    /** @return false when it has another version than {@code changed.version() - 1} */
    boolean save(Endpoint changed);

    Optional<Endpoint> find(String id);

    List<Endpoint> all();

    boolean remove(String id);

    /** An event for one endpoint only, such as a test; its delivery is due at once. */
    String appendFor(String endpointId, EventType type, Instant at);

    /**
     * One event for one endpoint.
     *
     * @param attempts made so far
     */
    record Delivery(Event event, String endpointId, int attempts) {}

    /** Claims deliveries that are due until {@code leaseMs}; deliveries of disabled endpoints wait. */
    default List<Delivery> claim(long leaseMs, int limit) {
        return claim(leaseMs, limit, Set.of());
    }

    /** @param except endpoints that have enough to do: one that is slow must not keep the others waiting */
    List<Delivery> claim(long leaseMs, int limit, Set<String> except);

    /**
     * Keeps how an attempt went.
     *
     * @param status   of the answer; null when there was none
     * @param sentence what happened, for people; never the body of an answer
     * @param nextAtMs when to try again; null when it is delivered or given up
     */
    void attempted(Delivery delivery, Instant at, boolean delivered, @Nullable Integer status, String sentence, long tookMs,
            @Nullable Long nextAtMs);

    /** Makes a delivery due at once, whatever became of it. @return false when there is none */
    boolean again(String endpointId, String eventId);

    /** The last attempts at an endpoint, the newest first. */
    List<Attempt> attempts(String endpointId, int limit);

    record Attempt(String eventId, String type, Instant at, int number, boolean delivered, @Nullable Integer status, String sentence,
            long tookMs) {}

    /** How many deliveries wait, and since when the oldest is due. */
    Waiting waiting();

    record Waiting(long count, @Nullable Long oldestMs) {}
}

package dev.earmark.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param id            a UUID of version 7, the same for every receiver and every retry
 * @param interactionId null when it is about no interaction
 * @param agentId       of the interaction, which decides who may see the event; null when unknown
 * @param detail        names and figures such as {@code rubric}, {@code percent}, {@code code}: short texts, never words of a conversation
 */
public record Event(String id, EventType type, Instant at, @Nullable String interactionId, @Nullable String agentId,
        Map<String, String> detail) {

    public Event {
        detail = Map.copyOf(detail);
    }
}

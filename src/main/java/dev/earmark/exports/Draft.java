package dev.earmark.exports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation as an export holds it. Put together step by step; not for many threads. */
public final class Draft {

    @Nullable String id;
    @Nullable String channel;
    @Nullable String agentId;
    @Nullable String agentName;
    @Nullable String customerId;
    @Nullable String customerName;
    @Nullable String queue;
    @Nullable String engine;
    @Nullable Instant startedAt;
    @Nullable Long durationMs;
    private final List<ExportMessage> messages = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param channel {@code voice}, {@code chat} or {@code email}; null leaves it to whether there are times */
    public static Draft of(@Nullable String channel) {
        Draft draft = new Draft();
        draft.channel = channel;
        return draft;
    }

    public Draft id(@Nullable String value) {
        id = value == null || value.isBlank() ? id : value;
        return this;
    }

    public Draft channel(@Nullable String value) {
        channel = value == null ? channel : value;
        return this;
    }

    public Draft agent(@Nullable String personId, @Nullable String name) {
        agentId = personId == null || personId.isBlank() ? agentId : personId;
        agentName = name == null || name.isBlank() ? agentName : name;
        return this;
    }

    public Draft customer(@Nullable String personId, @Nullable String name) {
        customerId = personId == null || personId.isBlank() ? customerId : personId;
        customerName = name == null || name.isBlank() ? customerName : name;
        return this;
    }

    public Draft queue(@Nullable String value) {
        queue = value == null || value.isBlank() ? queue : value;
        return this;
    }

    /** What recognised the words, when a machine did. */
    public Draft heardBy(String name) {
        engine = name;
        return this;
    }

    public Draft startedAt(@Nullable Instant time) {
        startedAt = time == null ? startedAt : time;
        return this;
    }

    /** Since 1970; null when nobody has said. */
    public @Nullable Long startedAtMs() {
        return startedAt == null ? null : (Long) startedAt.toEpochMilli();
    }

    public Draft durationMs(@Nullable Long value) {
        durationMs = value == null ? durationMs : value;
        return this;
    }

    /** One without text is left out. */
    public Draft add(ExportMessage message) {
        if (!message.text().isBlank()) {
            messages.add(message);
        }
        return this;
    }

    /** What was put right or passed over: a clause without a stop. */
    public Draft note(String clause) {
        if (!notes.contains(clause)) {
            notes.add(clause);
        }
        return this;
    }

    public List<ExportMessage> messages() {
        return messages;
    }

    public List<String> notes() {
        return notes;
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }
}

package dev.earmark.interaction;

import org.jspecify.annotations.Nullable;

/** What is known about an interaction besides its words. Names help to find them in the transcript; they never reach a judge model. */
public record Facts(@Nullable String agentId, @Nullable String agentName, @Nullable String customerId, @Nullable String customerName) {

    public static final Facts NONE = new Facts(null, null, null, null);
}

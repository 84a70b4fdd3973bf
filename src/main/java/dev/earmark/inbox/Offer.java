package dev.earmark.inbox;

import dev.earmark.interaction.Priority;
import dev.earmark.pipeline.Details;
import org.jspecify.annotations.Nullable;

/**
 * Somebody hands in an interaction.
 *
 * @param key      what tells a repeated request from a new one, 1 to 200 characters; null derives it from the content
 * @param known    what is said about it besides its words
 * @param named    what names of files say; what anybody else says wins, and it tells no two requests apart
 * @param by       id of the account or key, or {@code folder}
 */
public record Offer(@Nullable String key, Details known, Details named, String by, Priority priority) {

    public Offer(@Nullable String key, Details known, String by, Priority priority) {
        this(key, known, Details.NOTHING, by, priority);
    }
}

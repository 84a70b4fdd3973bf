package dev.earmark.interaction;

import org.jspecify.annotations.Nullable;

/**
 * How an interaction was handled; null where nobody said.
 *
 * @param team     a name of the house, at most 200 characters
 * @param queue    a name of the house, at most 200 characters
 * @param language in which it was spoken or written, canonical BCP 47
 */
public record Routing(@Nullable String team, @Nullable String queue, @Nullable String language) {

    public static final Routing NONE = new Routing(null, null);

    /** In a language that nobody said. */
    public Routing(@Nullable String team, @Nullable String queue) {
        this(team, queue, null);
    }

    /** This, and what this does not say as {@code other} says it. */
    public Routing orElse(Routing other) {
        return new Routing(team == null ? other.team : team, queue == null ? other.queue : queue,
                language == null ? other.language : language);
    }
}

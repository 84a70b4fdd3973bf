package dev.earmark.interaction;

import org.jspecify.annotations.Nullable;

/** By which team and queue an interaction was handled; null where nobody said. Both are names of the house, at most 200 characters. */
public record Routing(@Nullable String team, @Nullable String queue) {

    public static final Routing NONE = new Routing(null, null);
}

package dev.earmark.naming;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a file says of the call in it; null where it does not say.
 *
 * @param id        of the call in the system that wrote the file
 * @param startedAt when the conversation began
 */
public record SaidByName(@Nullable String id, Facts facts, Routing routing, @Nullable Instant startedAt) {

    public static final SaidByName NOTHING = new SaidByName(null, Facts.NONE, Routing.NONE, null);
}

package dev.earmark.pipeline;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.transcript.TimeSpan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a recording besides its sound: by options, in a sidecar or with an upload. Null where they do not say.
 *
 * @param agentChannel    from 1 (left)
 * @param customerChannel from 1 (left)
 * @param startedAt       when the conversation began
 * @param pauses          when the recorder was paused, in order
 */
public record Details(
        @Nullable String id, Facts facts, @Nullable Integer agentChannel, @Nullable Integer customerChannel, Routing routing,
        @Nullable Instant startedAt, List<TimeSpan> pauses) {

    public Details {
        pauses = List.copyOf(pauses);
    }

    /** Of a recorder that nobody paused, as far as they say. */
    public Details(@Nullable String id, Facts facts, @Nullable Integer agentChannel, @Nullable Integer customerChannel, Routing routing,
            @Nullable Instant startedAt) {
        this(id, facts, agentChannel, customerChannel, routing, startedAt, List.of());
    }

    public static final Details NOTHING = of(null, Facts.NONE, null, null);

    /** Of a recording whose routing and time nobody says. */
    public static Details of(@Nullable String id, Facts facts, @Nullable Integer agentChannel, @Nullable Integer customerChannel) {
        return new Details(id, facts, agentChannel, customerChannel, Routing.NONE, null);
    }

    /** Nothing but the language. @param language canonical BCP 47; null for nothing at all */
    public static Details inLanguage(@Nullable String language) {
        return new Details(null, Facts.NONE, null, null, new Routing(null, null, language), null);
    }

    /** This, and what this does not say as {@code other} says it. */
    public Details orElse(Details other) {
        boolean channels = agentChannel != null || customerChannel != null;
        return new Details(
                id == null ? other.id : id,
                merged(facts, other.facts),
                channels ? agentChannel : other.agentChannel,
                channels ? customerChannel : other.customerChannel,
                routing.orElse(other.routing),
                startedAt == null ? other.startedAt : startedAt,
                pauses.isEmpty() ? other.pauses : pauses);
    }

    static Facts merged(Facts first, Facts second) {
        return new Facts(
                first.agentId() == null ? second.agentId() : first.agentId(),
                first.agentName() == null ? second.agentName() : first.agentName(),
                first.customerId() == null ? second.customerId() : first.customerId(),
                first.customerName() == null ? second.customerName() : first.customerName());
    }
}

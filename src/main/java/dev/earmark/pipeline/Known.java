package dev.earmark.pipeline;

import dev.earmark.interaction.Facts;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a recording besides its sound: by options or in a sidecar. Null where they do not say.
 *
 * @param agentChannel    from 1 (left)
 * @param customerChannel from 1 (left)
 */
public record Known(@Nullable String id, Facts facts, @Nullable Integer agentChannel, @Nullable Integer customerChannel) {

    public static final Known NOTHING = new Known(null, Facts.NONE, null, null);

    /** This, and what this does not say as {@code other} says it. */
    Known orElse(Known other) {
        boolean channels = agentChannel != null || customerChannel != null;
        return new Known(
                id == null ? other.id : id,
                merged(facts, other.facts),
                channels ? agentChannel : other.agentChannel,
                channels ? customerChannel : other.customerChannel);
    }

    static Facts merged(Facts first, Facts second) {
        return new Facts(
                first.agentId() == null ? second.agentId() : first.agentId(),
                first.agentName() == null ? second.agentName() : first.agentName(),
                first.customerId() == null ? second.customerId() : first.customerId(),
                first.customerName() == null ? second.customerName() : first.customerName());
    }
}

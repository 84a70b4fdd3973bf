package dev.earmark.store;

import dev.earmark.transcript.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions are asked for; null where it does not matter.
 *
 * @param from            received at or after
 * @param to              received before
 * @param least           lowest percent of the current score
 * @param most            highest percent of the current score
 * @param missed          id of a criterion that the current score says was not met
 * @param status          label of {@code Status}
 * @param rubric          id of the rubric of the current score
 * @param sort            ascending or descending; ties are broken by id
 * @param after           {@code next} of the page before; null for the first page
 * @param limit           most items of a page, 1 to 500
 */
public record InteractionQuery(
        @Nullable String agentId,
        @Nullable String team,
        @Nullable String queue,
        @Nullable Channel channel,
        @Nullable String externalId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Double least,
        @Nullable Double most,
        @Nullable String missed,
        @Nullable String status,
        @Nullable String rubric,
        Sort sort,
        boolean descending,
        @Nullable String after,
        int limit) {

    public enum Sort {
        RECEIVED,
        PERCENT,
        DURATION
    }

    public InteractionQuery {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit " + limit + " is outside 1 to 500");
        }
    }

    /** The newest first. */
    public static InteractionQuery newest(int limit) {
        return new InteractionQuery(null, null, null, null, null, null, null, null, null, null, null, null, Sort.RECEIVED, true, null, limit);
    }
}

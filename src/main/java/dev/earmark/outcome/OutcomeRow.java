package dev.earmark.outcome;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table of outcomes.
 *
 * @param line          in the file, from 1
 * @param interactionId our id; null when there is none
 * @param externalId    the id of their system; null when there is none
 * @param customerId    null when there is none
 * @param time          when the interaction began; null when there is none
 * @param values        as they are kept
 */
public record OutcomeRow(long line, @Nullable String interactionId, @Nullable String externalId, @Nullable String customerId,
        @Nullable Instant time, Map<OutcomeName, String> values) {

    public OutcomeRow {
        values = Map.copyOf(values);
    }
}

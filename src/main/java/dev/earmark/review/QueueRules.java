package dev.earmark.review;

import dev.earmark.transcript.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions a person is to see besides those that need one.
 *
 * @param samplePerAgentWeek interactions of each agent and week that are drawn at random, 0 to 100
 */
public record QueueRules(int samplePerAgentWeek, List<Choosing> rules) {

    public QueueRules {
        rules = List.copyOf(rules);
    }

    /**
     * Chooses interactions; null where it does not matter.
     *
     * @param scoreBelow percent; what has no score does not fit
     * @param missed     id of a criterion
     * @param share      of those that fit, percent, 1 to 100
     */
    public record Choosing(
            String name, @Nullable Channel channel, @Nullable String queue, @Nullable String team, @Nullable String agent,
            @Nullable Double scoreBelow, @Nullable String missed, int share) {}
}

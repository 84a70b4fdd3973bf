package dev.earmark.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that repeats.
 *
 * @param missed   of so many {@code calls}, the last in which it was judged
 * @param low      lower end of the 95 % interval of the share (Wilson), 0 to 1
 * @param beside   the colleagues; null where there are too few of them, or they are nobody's business
 * @param examples ids of interactions in which it was missed, or of a strength was not; the newest first, at most three
 */
public record Repeating(Subject subject, int missed, int calls, double low, double high, @Nullable Beside beside, List<String> examples) {

    public Repeating {
        examples = List.copyOf(examples);
    }

    /**
     * The rest of the team.
     *
     * @param expected share that colleagues would miss in the same queues, 0 to 1
     * @param shrunken the agent's share, drawn towards it (empirical Bayes)
     * @param chance   that an agent like the others comes to such a figure, corrected for all that was looked at
     */
    public record Beside(double expected, int agents, int calls, double shrunken, double chance) {}

    public double share() {
        return calls == 0 ? 0 : (double) missed / calls;
    }
}

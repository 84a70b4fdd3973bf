package dev.earmark.rubric;

import dev.earmark.transcript.Speaker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is scored.
 *
 * @param id           lower case with hyphens or underscores, unique in the rubric
 * @param why          why it matters, one sentence for the agent
 * @param weight       points, 0 (shown, not scored) to 100
 * @param evidenceFrom whose words decide
 * @param appliesWhen  null when it always applies
 * @param partly       whether some of the parts of an "all" check earn a share of the points
 * @param autoFail     what a miss brings to zero; null when nothing
 * @param betterLines  what an agent could say
 */
public record Criterion(
        String id,
        String question,
        @Nullable String why,
        double weight,
        Speaker evidenceFrom,
        @Nullable Check appliesWhen,
        Check check,
        boolean partly,
        @Nullable AutoFailScope autoFail,
        List<String> betterLines,
        @Nullable String praise) {

    public Criterion {
        betterLines = List.copyOf(betterLines);
    }

    /** The same criterion, decided otherwise. */
    public Criterion withCheck(Check other) {
        return new Criterion(id, question, why, weight, evidenceFrom, appliesWhen, other, partly, autoFail, betterLines, praise);
    }

    /** What a missed auto-fail criterion brings to zero. */
    public enum AutoFailScope {
        CRITERION,
        SECTION,
        ALL
    }
}

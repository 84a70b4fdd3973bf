package dev.earmark.insight;

import dev.earmark.measure.Measures;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.trust.TrustGate;
import dev.earmark.trust.VerdictTrust;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What counts of one interaction.
 *
 * @param queue  empty without one
 * @param missed whether it was missed, by what was judged; what could not be judged, does not apply or is a suggestion only is absent
 */
public record Call(String interactionId, Instant at, String queue, Map<Subject, Boolean> missed) {

    /** Of a partly met criterion, this much is a miss no longer. */
    private static final double HALF = 0.5;

    public Call {
        missed = Map.copyOf(missed);
    }

    /**
     * @param card     the current scorecard, as people have left it
     * @param measures null where there are none
     * @param spoken   whether it was a call
     */
    public static Call of(String interactionId, Instant at, @Nullable String queue, Scorecard card, @Nullable Measures measures,
            boolean spoken) {
        Map<Subject, Boolean> missed = new HashMap<>();
        if (card.noConversation().isEmpty()) {
            card.judgements().forEach(judgement -> miss(judgement).ifPresent(miss -> missed.put(
                    new Subject(card.rubric().id(), card.rubric().version(), judgement.criterion()), miss)));
            if (measures != null) {
                Arrays.stream(Habit.values()).forEach(habit -> habit.in(measures, spoken)
                        .ifPresent(shows -> missed.put(Subject.of(habit), shows)));
            }
        }
        return new Call(interactionId, at, queue == null ? "" : queue, missed);
    }

    private static Optional<Boolean> miss(Judgement judgement) {
        VerdictTrust standing = judgement.standing();
        if (judgement.person() == null && standing != null && standing.gate().state() == TrustGate.State.SUGGESTION) {
            return Optional.empty();
        }
        return switch (judgement.verdict()) {
            case Verdict.Met _ -> Optional.of(false);
            case Verdict.NotMet _ -> Optional.of(true);
            case Verdict.Partly(double share) -> Optional.of(share < HALF);
            case Verdict.NotApplicable _, Verdict.Unscored _ -> Optional.empty();
        };
    }
}

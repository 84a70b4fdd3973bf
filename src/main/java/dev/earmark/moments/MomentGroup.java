package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import java.util.Arrays;

/** Kinds of moments that are worth hearing for the same reasons. */
enum MomentGroup {
    MOOD, TURNED, POOR_ANSWER, GOOD_ANSWER, PACE, MISSED, DONE_WELL, DESCRIBED;

    static MomentGroup of(Moment moment, ScoredInteraction scored) {
        if (scored.rubric().criteria().anyMatch(criterion -> criterion.id().equals(moment.kind()))) {
            return moment.tone() == Tone.PRAISE ? DONE_WELL : MISSED;
        }
        return Arrays.stream(BuiltIn.values()).filter(kind -> kind.label().equals(moment.kind())).findFirst().map(MomentGroup::of)
                .orElse(DESCRIBED);
    }

    /** How the file of kinds names the moment's kind: those of verdicts share one. */
    String label(Moment moment) {
        return switch (this) {
            case MISSED -> BuiltIn.MISSED.label();
            case DONE_WELL -> BuiltIn.EXEMPLARY.label();
            case MOOD, TURNED, POOR_ANSWER, GOOD_ANSWER, PACE, DESCRIBED -> moment.kind();
        };
    }

    private static MomentGroup of(BuiltIn kind) {
        return switch (kind) {
            case CUSTOMER_LOW_POINT, CUSTOMER_DROP, CUSTOMER_OBJECTS -> MOOD;
            case CUSTOMER_TURNED -> TURNED;
            case PASSED_OVER, BARE_NO -> POOR_ANSWER;
            case ANSWERED_WITH_CARE, GOES_FURTHER -> GOOD_ANSWER;
            case DEAD_AIR, LONG_HOLD, INTERRUPTION, MONOLOGUE -> PACE;
            case MISSED -> MISSED;
            case EXEMPLARY -> DONE_WELL;
        };
    }
}

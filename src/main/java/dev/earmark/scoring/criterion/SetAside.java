package dev.earmark.scoring.criterion;

import dev.earmark.rubric.Criterion;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.NoConversation;
import java.util.List;

/** The verdict on each criterion where nobody spoke with anybody. */
final class SetAside {

    private SetAside() {}

    static Judgement judgement(Criterion criterion, NoConversation kind) {
        return new Judgement(criterion.id(), new Verdict.Unscored(Verdict.Cause.of(kind)), 0, criterion.weight(), 0, VerdictSource.NONE,
                reason(kind), List.of());
    }

    private static String reason(NoConversation kind) {
        return switch (kind) {
            case VOICEMAIL -> "There was no conversation: one party spoke to a voicemail.";
            case MISDIALLED -> "There was no conversation: it was a wrong number.";
            case ABANDONED -> "There was no conversation: nobody answered, or next to nothing was said.";
            case SILENT -> "There was no conversation: nobody said a word.";
        };
    }
}

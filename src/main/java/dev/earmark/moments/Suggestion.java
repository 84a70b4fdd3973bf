package dev.earmark.moments;

import dev.earmark.scoring.Judgement;
import dev.earmark.trust.TrustGate;
import dev.earmark.trust.VerdictTrust;
import org.jspecify.annotations.Nullable;

/** What labels have shown to be a suggestion only is nothing to show a coach, unless a person stands behind it. */
final class Suggestion {

    private Suggestion() {}

    static boolean isNone(Judgement judgement) {
        @Nullable VerdictTrust standing = judgement.standing();
        return judgement.person() != null || standing == null || standing.gate().state() != TrustGate.State.SUGGESTION;
    }
}

package dev.earmark.review.queue;

import dev.earmark.review.Need;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.trust.TrustGate;
import dev.earmark.trust.VerdictTrust;
import java.util.EnumSet;
import java.util.Set;

/** Why a person is to see a scorecard, by what stands in it. Verdicts of people give no reason but that they no longer fit. */
final class ScorecardNeeds {

    private ScorecardNeeds() {}

    static Set<Need> of(Scorecard card) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        for (Judgement judgement : card.judgements()) {
            Judgement.Person person = judgement.person();
            if (person != null) {
                add(needs, Need.UNFIT_REVISION, person.unfit() != null);
            } else {
                boolean missed = judgement.verdict() instanceof Verdict.NotMet;
                add(needs, Need.CRITICAL_MISS, missed && card.autoFail().names(judgement.criterion()));
                add(needs, Need.UNSURE, unsure(judgement));
                add(needs, Need.SUGGESTION_ONLY, (missed || judgement.verdict() instanceof Verdict.Partly) && onlySuggested(judgement));
            }
        }
        return needs;
    }

    private static void add(Set<Need> needs, Need need, boolean there) {
        if (there) {
            needs.add(need);
        }
    }

    private static boolean unsure(Judgement judgement) {
        VerdictTrust standing = judgement.standing();
        boolean open = judgement.verdict() instanceof Verdict.Unscored unscored && switch (unscored.cause()) {
            case LOW_CONFIDENCE, QUOTE_UNVERIFIED, JUDGE_UNSURE, JUDGE_FAILED, NEEDS_REVIEW, TOO_UNSURE, REVIEWER_UNSURE -> true;
            case SPEAKER_UNKNOWN, AUTHOR_UNKNOWN, VOICEMAIL, MISDIALLED, ABANDONED, SILENT, OTHER_LANGUAGE, UNINTELLIGIBLE, NO_JUDGE,
                    NO_MEASURE, NOTHING_SAID, JUDGE_UNAVAILABLE -> false;
        };
        return open || standing != null && standing.review();
    }

    private static boolean onlySuggested(Judgement judgement) {
        VerdictTrust standing = judgement.standing();
        return standing == null || standing.gate().state() != TrustGate.State.ENABLED;
    }
}

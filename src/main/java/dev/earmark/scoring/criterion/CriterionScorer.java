package dev.earmark.scoring.criterion;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.EvidenceCheck;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.scoring.check.Aim;
import dev.earmark.scoring.check.CheckEvaluator;
import dev.earmark.scoring.check.Finding;
import dev.earmark.scoring.check.ScoringInput;
import java.util.ArrayList;
import java.util.List;

/** Turns findings into the verdict on one criterion. */
final class CriterionScorer {

    private static final String DONE = " It applies because it was done; nothing else that was said shows for certain that it was needed.";

    private final CheckEvaluator checks;

    CriterionScorer(CheckEvaluator checks) {
        this.checks = checks;
    }

    Judgement score(Criterion criterion, ScoringInput conversation) {
        return verified(judged(criterion, conversation), criterion, conversation);
    }

    private Judgement judged(Criterion criterion, ScoringInput conversation) {
        int after = -1;
        String because = "";
        boolean unasked = false;
        if (criterion.appliesWhen() != null) {
            Finding applies = checks.evaluate(criterion.appliesWhen(), conversation, Aim.WHETHER_IT_APPLIES);
            switch (applies) {
                case Finding.Open open -> {
                    return unscored(criterion, open);
                }
                case Finding.Fails fails -> {
                    return unlessDone(criterion, conversation, fails);
                }
                case Finding.Absent absent -> {
                    return judgement(criterion, new Verdict.NotApplicable(), absent, absent.reason());
                }
                case Finding.Inapplicable inapplicable -> {
                    return judgement(criterion, new Verdict.NotApplicable(), inapplicable, inapplicable.reason());
                }
                case Finding.Holds holds -> {
                    if (!allHold(holds.evidence(), conversation)) {
                        return unverified(criterion, holds.source());
                    }
                    after = holds.firstTurn();
                    because = because(holds);
                    unasked = holds.source().degraded();
                }
            }
        }
        Judgement decided = decide(criterion, conversation, new Aim(after, Aim.Holding.HELPS));
        Judgement marked = decided.withEngine(decided.engine().degradedIf(unasked));
        return because.isEmpty() ? marked : marked.withReason(decided.reason() + because);
    }

    /** Not applicable, unless what the criterion asks for was surely done. */
    private Judgement unlessDone(Criterion criterion, ScoringInput conversation, Finding.Fails applies) {
        if (Applicability.doubtful(criterion, applies)) {
            Finding done = checks.evaluate(criterion.check(), conversation, new Aim(-1, Aim.Holding.HELPS));
            if (Applicability.shownByBeingDone(applies, done)) {
                Judgement met = judgement(criterion, new Verdict.Met(), done, done.reason() + DONE);
                return met.withEngine(met.engine().degradedIf(applies.source().degraded()));
            }
        }
        return judgement(criterion, new Verdict.NotApplicable(), applies, applies.reason());
    }

    /** What made the criterion applicable, in the words of the conversation where there are any. */
    private static String because(Finding applies) {
        return applies.evidence().stream().filter(evidence -> !evidence.quote().isEmpty()).findFirst()
                .map(evidence -> " It applies because of \"" + evidence.quote() + "\" " + Reasons.at(evidence) + ".")
                .orElse(" It applies because " + lowerFirst(applies.reason()));
    }

    private Judgement decide(Criterion criterion, ScoringInput conversation, Aim aim) {
        if (criterion.partly() && criterion.check() instanceof Check.All(List<Check> parts)) {
            return partly(criterion, checks.parts(parts, conversation, aim));
        }
        return whole(criterion, checks.evaluate(criterion.check(), conversation, aim));
    }

    private static Judgement whole(Criterion criterion, Finding finding) {
        return switch (finding) {
            case Finding.Open open -> unscored(criterion, open);
            case Finding.Absent absent -> judgement(criterion, new Verdict.NotApplicable(), absent, absent.reason());
            case Finding.Fails fails -> judgement(criterion, new Verdict.NotMet(), fails, fails.reason());
            case Finding.Holds holds -> judgement(criterion, new Verdict.Met(), holds, holds.reason());
            case Finding.Inapplicable inapplicable -> judgement(criterion, new Verdict.NotApplicable(), inapplicable,
                    inapplicable.reason());
        };
    }

    /** A share of the points is known only when every part is. */
    private static Judgement partly(Criterion criterion, List<Finding> all) {
        List<Finding> applicable = CheckEvaluator.present(all).stream().filter(part -> !(part instanceof Finding.Inapplicable)).toList();
        List<Finding> parts = applicable.isEmpty() ? all : applicable;
        for (Finding part : parts) {
            if (part instanceof Finding.Open open) {
                return unscored(criterion, open);
            }
        }
        long held = parts.stream().filter(part -> part instanceof Finding.Holds).count();
        if (held == 0 || held == parts.size()) {
            return whole(criterion, CheckEvaluator.all(parts));
        }
        List<Evidence> evidence = new ArrayList<>();
        parts.forEach(part -> evidence.addAll(part.evidence()));
        double confidence = parts.stream().mapToDouble(Finding::confidence).min().orElse(0);
        Verdict verdict = new Verdict.Partly((double) held / parts.size());
        return new Judgement(criterion.id(), verdict, criterion.weight() * held / parts.size(), criterion.weight(), confidence,
                CheckEvaluator.source(parts), held + " of " + parts.size() + " parts were met.", evidence, CheckEvaluator.reading(parts),
                null);
    }

    /** A verdict, of whatever judge, stands only on quotes that the transcript holds; no others are shown. */
    static Judgement verified(Judgement judgement, Criterion criterion, ScoringInput conversation) {
        boolean needsProof = judgement.verdict() instanceof Verdict.Met || judgement.verdict() instanceof Verdict.Partly;
        boolean proven = judgement.evidence().stream().anyMatch(evidence -> evidence.kind() == Kind.PROOF);
        return allHold(judgement.evidence(), conversation) && (proven || !needsProof)
                ? judgement : unverified(criterion, judgement.engine());
    }

    private static boolean allHold(List<Evidence> evidence, ScoringInput conversation) {
        return evidence.stream().allMatch(piece -> EvidenceCheck.holds(piece, conversation.words().transcript()));
    }

    private static Judgement unverified(Criterion criterion, VerdictSource source) {
        return unscored(criterion, new Finding.Open(Verdict.Cause.QUOTE_UNVERIFIED, List.of(), source,
                "The words that the verdict rests on were not found in the transcript."));
    }

    private static Judgement unscored(Criterion criterion, Finding.Open open) {
        return new Judgement(criterion.id(), new Verdict.Unscored(open.cause()), 0, criterion.weight(), 0, open.source(), open.reason(),
                open.evidence(), open.reading(), null);
    }

    private static Judgement judgement(Criterion criterion, Verdict verdict, Finding finding, String reason) {
        double points = verdict instanceof Verdict.Met ? criterion.weight() : 0;
        return new Judgement(criterion.id(), verdict, points, criterion.weight(), finding.confidence(), finding.source(), reason,
                finding.evidence(), finding.reading(), null);
    }

    private static String lowerFirst(String sentence) {
        return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}

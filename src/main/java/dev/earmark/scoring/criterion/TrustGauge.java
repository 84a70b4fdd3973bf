package dev.earmark.scoring.criterion;

import dev.earmark.rubric.TrustBar;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CriterionCalibration;
import dev.earmark.trust.TrustGate;
import dev.earmark.trust.Unlabelled;
import dev.earmark.trust.VerdictTrust;
import java.util.Optional;

/**
 * Says of each verdict how far it may be trusted, by what labels have shown. A calibration is about rules; another engine, such as a
 * language model, has to be held against labels of its own.
 *
 * @param decides whether a verdict with which people agree too rarely is taken back; not where verdicts are gathered to be calibrated
 */
record TrustGauge(TrustBar trust, Optional<Calibration> calibration, boolean decides) {

    Judgement standing(Judgement judgement) {
        Optional<CriterionCalibration> known = calibration.flatMap(all -> all.of(judgement.criterion()));
        if (judgement.verdict() instanceof Verdict.Unscored || !judgement.engine().byRulesAlone()) {
            return judgement.standing(judgement.confidence(), standing(known.filter(_ -> judgement.verdict() instanceof Verdict.Unscored)
                    .map(CriterionCalibration::gate).orElse(TrustGate.UNCALIBRATED), false));
        }
        String verdict = judgement.verdict().label();
        double confidence = known.map(one -> one.confidence(verdict, judgement.confidence()))
                .orElseGet(() -> decides ? Unlabelled.confidence(verdict, judgement.confidence()) : judgement.confidence());
        VerdictTrust shown = standing(known.map(CriterionCalibration::gate).orElse(TrustGate.UNCALIBRATED),
                known.isPresent() && confidence < trust.reviewBelow());
        return decides && confidence < Unlabelled.LEAST ? tooUnsure(judgement, shown) : judgement.standing(confidence, shown);
    }

    /** A verdict that is little better than a guess costs nobody a point and gives nobody one; what it rested on stays to be seen. */
    private static Judgement tooUnsure(Judgement judgement, VerdictTrust shown) {
        return new Judgement(judgement.criterion(), new Verdict.Unscored(Verdict.Cause.TOO_UNSURE), 0, judgement.maxPoints(), 0,
                judgement.engine(), "Too close to call: " + judgement.reason(), judgement.evidence(), judgement.reading(), shown);
    }

    private VerdictTrust standing(TrustGate gate, boolean review) {
        return new VerdictTrust(gate, review, gate.lacks(trust));
    }
}

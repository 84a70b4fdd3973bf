package dev.earmark.scoring.criterion;

import dev.earmark.rubric.TrustBar;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CriterionCalibration;
import dev.earmark.trust.TrustGate;
import dev.earmark.trust.VerdictTrust;
import java.util.Optional;

/**
 * Says of each verdict how far it may be trusted, by what labels have shown. A calibration is about rules; another engine, such as a
 * language model, has to be held against labels of its own.
 */
record TrustGauge(TrustBar trust, Optional<Calibration> calibration) {

    Judgement standing(Judgement judgement) {
        Optional<CriterionCalibration> known = calibration.flatMap(all -> all.of(judgement.criterion()));
        if (known.isEmpty() || judgement.verdict() instanceof Verdict.Unscored || !judgement.engine().byRulesAlone()) {
            return judgement.standing(judgement.confidence(), standing(known.filter(_ -> judgement.verdict() instanceof Verdict.Unscored)
                    .map(CriterionCalibration::gate).orElse(TrustGate.UNCALIBRATED), false));
        }
        double confidence = known.get().confidence(judgement.verdict().label(), judgement.confidence());
        return judgement.standing(confidence, standing(known.get().gate(), confidence < trust.reviewBelow()));
    }

    private VerdictTrust standing(TrustGate gate, boolean review) {
        return new VerdictTrust(gate, review, gate.lacks(trust));
    }
}

package dev.earmark.eval;

import dev.earmark.eval.Agreement.Pair;
import dev.earmark.eval.LabelledVerdicts.One;
import dev.earmark.interaction.Progress;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CriterionCalibration;
import dev.earmark.trust.Isotonic.Observation;
import dev.earmark.trust.TrustGate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Fits, from people's labels, the likelihood from which examples count and the confidence of verdicts, and finds out by five-fold
 * cross-validation over conversations how well that does on conversations it was not fitted to.
 */
public final class Calibrator {

    private static final int FOLDS = 5;
    /** Another likelihood than the author's has to be that much better in kappa: smaller gains are noise. */
    private static final double LEAST_GAIN = 0.05;

    /** With fewer labels of either kind the author's own likelihood stays: moved by ten, it did worse on other people's calls. */
    private static final int FEWEST_OF_A_KIND = 30;

    private final CriteriaEval eval;
    private final String embedding;

    /** @param engines whose scorer knows no calibration */
    public Calibrator(Engines engines) {
        this.eval = engines.criteria();
        this.embedding = engines.embedder().modelId();
    }

    /**
     * @param set     conversations of all sets of labels
     * @param sources names of the sets
     */
    public CalibrationRun run(Rubric rubric, LabelledSet set, List<String> sources, LocalDate today, Progress progress) {
        LabelledVerdicts verdicts = LabelledVerdicts.of(eval, set, rubric, progress);
        OutOfFold out = new OutOfFold();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Fit fit = fit(verdicts, rubric, one -> one.conversation() % FOLDS != left);
            fit.shift.forEach((criterion, shift) -> of(verdicts, criterion, shift, one -> one.conversation() % FOLDS == left)
                    .forEach(one -> out.add(criterion, one, fit.curves.confidence(criterion, one))));
        }
        Fit whole = fit(verdicts, rubric, _ -> true);
        double before = CalibrationError.of(raw(verdicts));
        double after = CalibrationError.of(out.seen);
        Map<String, CriterionCalibration> criteria = new LinkedHashMap<>();
        rubric.criteria().filter(criterion -> whole.shift.containsKey(criterion.id()))
                .forEach(criterion -> criteria.put(criterion.id(), criterion(criterion, rubric, whole, out)));
        Calibration calibration = new Calibration(rubric.id(), rubric.sha256(), embedding, today, sources, set.cases().size(), before,
                after, criteria);
        return new CalibrationRun(calibration, rubric, raw(verdicts), out.seen, Map.copyOf(out.pairs));
    }

    /** Everything that was said of conversations by a fit that had not seen them. */
    private static final class OutOfFold {

        private final List<Observation> seen = new ArrayList<>();
        private final Map<String, List<Pair>> pairs = new LinkedHashMap<>();

        private void add(String criterion, One one, double confidence) {
            pairs.computeIfAbsent(criterion, _ -> new ArrayList<>()).add(new Pair(one.label(), one.answer()));
            if (one.answer() != VerdictLabel.UNSCORED) {
                seen.add(new Observation(confidence, one.right()));
            }
        }
    }

    /** @param shift by criterion, a place in {@link LabelledVerdicts#SHIFTS} */
    private record Fit(Map<String, Integer> shift, CurveFit curves) {}

    private static Fit fit(LabelledVerdicts verdicts, Rubric rubric, Predicate<One> training) {
        Map<String, Integer> shifts = new LinkedHashMap<>();
        Map<String, List<One>> chosen = new LinkedHashMap<>();
        for (String criterion : verdicts.ofShift().getFirst().keySet()) {
            int shift = best(verdicts, criterion, rubric.trust().kappa(), training);
            shifts.put(criterion, shift);
            chosen.put(criterion, of(verdicts, criterion, shift, training));
        }
        return new Fit(shifts, CurveFit.of(chosen));
    }

    /** @param asked kappa below which moving only trades one kind of mistake for the other */
    private static int best(LabelledVerdicts verdicts, String criterion, double asked, Predicate<One> training) {
        int best = 0;
        double own = kappa(of(verdicts, criterion, 0, training));
        double most = Math.max(own + LEAST_GAIN, asked);
        if (!enough(of(verdicts, criterion, 0, training))) {
            return best;
        }
        for (int shift = 1; shift < LabelledVerdicts.SHIFTS.size(); shift++) {
            double kappa = kappa(of(verdicts, criterion, shift, training));
            if (kappa > most) {
                best = shift;
                most = kappa;
            }
        }
        return best;
    }

    private static boolean enough(List<One> verdicts) {
        return verdicts.stream().filter(one -> one.label() == VerdictLabel.NOT_MET).count() >= FEWEST_OF_A_KIND
                && verdicts.stream().filter(one -> one.label() == VerdictLabel.MET).count() >= FEWEST_OF_A_KIND;
    }

    private static double kappa(List<One> verdicts) {
        return verdicts.isEmpty() ? 0 : Agreement.of(verdicts.stream().map(one -> new Pair(one.label(), one.answer())).toList()).kappa();
    }

    private static List<One> of(LabelledVerdicts verdicts, String criterion, int shift, Predicate<One> which) {
        return verdicts.ofShift().get(shift).getOrDefault(criterion, List.of()).stream().filter(which).toList();
    }

    private static List<Observation> raw(LabelledVerdicts verdicts) {
        return verdicts.ofShift().getFirst().values().stream().flatMap(List::stream).filter(one -> one.answer() != VerdictLabel.UNSCORED)
                .map(one -> new Observation(one.confidence(), one.right())).toList();
    }

    private static CriterionCalibration criterion(Criterion criterion, Rubric rubric, Fit whole, OutOfFold out) {
        double shift = LabelledVerdicts.SHIFTS.get(whole.shift.getOrDefault(criterion.id(), 0));
        Agreement agreement = Agreement.of(out.pairs.getOrDefault(criterion.id(), List.of()));
        TrustGate gate = TrustGate.of(rubric.trust(), agreement.count(), agreement.faults().there(), agreement.kappa(),
                agreement.faults().found(), agreement.decidedFaults());
        return new CriterionCalibration(criterion.id(), LabelledVerdicts.atLeast(criterion, shift), whole.curves.of(criterion.id()), gate);
    }
}

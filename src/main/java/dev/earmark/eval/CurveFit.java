package dev.earmark.eval;

import dev.earmark.trust.ConfidenceCurve;
import dev.earmark.trust.Isotonic;
import dev.earmark.trust.Isotonic.Observation;
import dev.earmark.eval.LabelledVerdicts.One;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fits confidence from labels: a curve for each criterion and verdict, drawn towards the curve of the verdict over all criteria, which is
 * drawn towards the share of all verdicts that is right. So a criterion of which little was seen is taken to be like the others.
 */
record CurveFit(Map<String, Map<String, ConfidenceCurve>> curves) {

    private static final List<String> VERDICTS = List.of("met", "not_met", "not_applicable");
    /** For how many verdicts what is known of all criteria counts: with 10, curves followed the noise of some thirty conversations. */
    private static final double WEIGHT = 25;

    /** @param seen by criterion */
    static CurveFit of(Map<String, List<One>> seen) {
        double right = seen.values().stream().flatMap(List::stream).filter(one -> one.answer() != VerdictLabel.UNSCORED)
                .mapToDouble(one -> one.right() ? 1 : 0).average().orElse(0.5);
        Map<String, ConfidenceCurve> ofAll = new LinkedHashMap<>();
        VERDICTS.forEach(verdict -> ofAll.put(verdict,
                Isotonic.fit(of(seen.values().stream().flatMap(List::stream), verdict), _ -> right, WEIGHT)));
        Map<String, Map<String, ConfidenceCurve>> curves = new LinkedHashMap<>();
        seen.forEach((criterion, verdicts) -> {
            Map<String, ConfidenceCurve> ofOne = new LinkedHashMap<>();
            ofAll.forEach((verdict, expected) -> {
                List<Observation> own = of(verdicts.stream(), verdict);
                ofOne.put(verdict, own.isEmpty() ? expected : Isotonic.fit(own, expected::at, WEIGHT));
            });
            curves.put(criterion, ofOne);
        });
        return new CurveFit(curves);
    }

    private static List<Observation> of(Stream<One> all, String verdict) {
        return all.filter(one -> kind(one).equals(verdict)).map(one -> new Observation(one.confidence(), one.right())).toList();
    }

    private static String kind(One one) {
        return one.verdict().equals("partly") ? "met" : one.verdict();
    }

    Map<String, ConfidenceCurve> of(String criterion) {
        return curves.getOrDefault(criterion, Map.of());
    }

    double confidence(String criterion, One one) {
        return of(criterion).getOrDefault(kind(one), ConfidenceCurve.UNCHANGED).at(one.confidence());
    }
}

package dev.earmark.trust;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What labels have shown of one criterion.
 *
 * @param atLeast    for each {@code examples} check of the criterion, in the order of the file, the probability from which a sentence
 *                   counts
 * @param confidence a curve for each verdict, by its label ({@code met}, {@code not_met}, {@code not_applicable}): an engine may be right
 *                   whenever it gives a point and wrong half of the time when it takes one
 */
public record CriterionCalibration(String criterion, List<Double> atLeast, Map<String, ConfidenceCurve> confidence, TrustGate gate) {

    public CriterionCalibration {
        atLeast = List.copyOf(atLeast);
        confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
    }

    /**
     * How likely people agree with a verdict.
     *
     * @param verdict    its label; partly met counts as met
     * @param engine     its own confidence, 0 to 1
     */
    public double confidence(String verdict, double engine) {
        return confidence.getOrDefault(verdict.equals("partly") ? "met" : verdict, ConfidenceCurve.UNCHANGED).at(engine);
    }
}

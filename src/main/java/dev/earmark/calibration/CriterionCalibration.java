package dev.earmark.calibration;

import java.util.List;

/**
 * What labels have shown of one criterion.
 *
 * @param atLeast for each {@code examples} check of the criterion, in the order of the file, the probability from which a sentence counts
 */
public record CriterionCalibration(String criterion, List<Double> atLeast, ConfidenceCurve confidence, Gate gate) {

    public CriterionCalibration {
        atLeast = List.copyOf(atLeast);
    }
}

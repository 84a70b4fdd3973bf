package dev.earmark.trust;

import java.util.List;

/**
 * How likely people agree with a verdict of a rubric that nobody has labelled: what was seen on rubrics for three trades, written by
 * strangers to the program and labelled by others. Never more than that.
 */
public final class Unlabelled {

    /** Below this likelihood a verdict is none. */
    public static final double LEAST = 0.6;

    private static final ConfidenceCurve MET =
            new ConfidenceCurve(List.of(0.5, 0.6, 0.8, 0.9, 0.97), List.of(0.35, 0.6, 0.65, 0.75, 0.88));
    private static final ConfidenceCurve NOT_MET =
            new ConfidenceCurve(List.of(0.45, 0.55, 0.8, 0.9, 0.97), List.of(0.35, 0.6, 0.63, 0.7, 0.78));
    private static final ConfidenceCurve NOT_APPLICABLE =
            new ConfidenceCurve(List.of(0.4, 0.5, 0.9, 0.97), List.of(0.5, 0.6, 0.7, 0.8));

    private Unlabelled() {}

    /**
     * @param verdict its label; partly met counts as met
     * @param engine  its own confidence, 0 to 1
     */
    public static double confidence(String verdict, double engine) {
        return switch (verdict) {
            case "met", "partly" -> MET.at(engine);
            case "not_met" -> NOT_MET.at(engine);
            default -> NOT_APPLICABLE.at(engine);
        };
    }
}

package dev.earmark.trust;

import dev.earmark.rubric.Rubric;
import java.util.Optional;

/** Where the calibration of a rubric is found. Safe for many threads. */
@FunctionalInterface
public interface Calibrations {

    /** Nothing has been calibrated. */
    Calibrations NONE = (_, _) -> Optional.empty();

    /**
     * The calibration that holds for exactly this rubric and sentence model; empty when there is none or it was made for others.
     *
     * @param embedding id of the sentence model
     */
    Optional<Calibration> of(Rubric rubric, String embedding);
}

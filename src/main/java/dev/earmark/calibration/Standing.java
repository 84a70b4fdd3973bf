package dev.earmark.calibration;

/**
 * How far a verdict may be trusted.
 *
 * @param review whether it is so unsure, by what labels have shown, that a person should decide
 */
public record Standing(Gate gate, boolean review) {

    public static final Standing UNCALIBRATED = new Standing(Gate.UNCALIBRATED, false);
}

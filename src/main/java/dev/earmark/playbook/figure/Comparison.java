package dev.earmark.playbook.figure;

/**
 * How an outcome differs between calls with something and comparable calls without.
 *
 * @param difference    of the outcome, with less without; for an outcome of 0 or 1 a difference of shares, −1 to 1
 * @param standardError of it, above 0; infinite when there is nothing to compare
 * @param with          calls with it
 * @param without       calls without it
 * @param outcomeWith   mean outcome of those with it, as if both sides had the same mix of calls and agents
 * @param outcomeWithout the same of those without
 */
public record Comparison(double difference, double standardError, int with, int without, double outcomeWith, double outcomeWithout) {

    /** Nothing to compare. */
    public static final Comparison NOTHING = new Comparison(0, Double.POSITIVE_INFINITY, 0, 0, 0, 0);

    public double z() {
        return difference / standardError;
    }

    /** Of a difference at least so large either way, if there were none. */
    public double p() {
        return Normal.beyond(z());
    }

    /** Lower end of the 95 % interval. */
    public double low() {
        return difference - Normal.Z95 * standardError;
    }

    /** Upper end of the 95 % interval. */
    public double high() {
        return difference + Normal.Z95 * standardError;
    }

    /** Whether there was anything to compare. */
    public boolean possible() {
        return Double.isFinite(standardError);
    }
}

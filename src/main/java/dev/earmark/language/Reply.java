package dev.earmark.language;

/**
 * What a model answered.
 *
 * @param text         as it came; empty when it refused
 * @param inputTokens  as the provider counted them; estimated where it does not say
 * @param outputTokens likewise
 */
public record Reply(String text, int inputTokens, int outputTokens, Finish finish) {

    /** How a reply ended. Only a complete one is read for a verdict. */
    public enum Finish {
        COMPLETE,
        /** The longest reply allowed was reached. */
        CUT_OFF,
        /** The model, or a filter of its provider, declined. */
        REFUSED
    }
}

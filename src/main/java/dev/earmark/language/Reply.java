package dev.earmark.language;

/**
 * What a model answered.
 *
 * @param text         as it came; empty when it refused
 * @param inputTokens  as the provider counted them; estimated where it does not say
 * @param cachedTokens of them, those that the provider had read before and charges less for; 0 where it does not say
 * @param outputTokens as the provider counted them
 */
public record Reply(String text, int inputTokens, int cachedTokens, int outputTokens, Finish finish) {

    /** Of which nothing had been read before. */
    public Reply(String text, int inputTokens, int outputTokens, Finish finish) {
        this(text, inputTokens, 0, outputTokens, finish);
    }

    /** How a reply ended. Only a complete one is read for a verdict. */
    public enum Finish {
        COMPLETE,
        /** The longest reply allowed was reached. */
        CUT_OFF,
        /** The model, or a filter of its provider, declined. */
        REFUSED
    }
}

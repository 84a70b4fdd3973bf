package dev.earmark.language;

import java.util.Locale;

/**
 * What a model was asked, for one conversation or since the program began, and what that cost.
 *
 * @param questions    that went to the model and were answered
 * @param remembered   that were answered from what was kept
 * @param failed       that the model did not answer
 * @param inputTokens  as the provider counted them
 * @param cachedTokens of them, those that the provider had read before
 * @param outputTokens as the provider counted them
 * @param money        by the prices of the settings; 0 without prices
 */
public record ModelTally(long questions, long remembered, long failed, long inputTokens, long cachedTokens, long outputTokens,
        double money) {

    /** Whether it was not asked at all. */
    public boolean isNothing() {
        return questions + remembered + failed == 0;
    }

    /** For people: {@code answered 9 questions (2 more were known, 0 failed): 12000 tokens in, 800 out, 0.13 in money}. */
    public String sentence() {
        return String.format(Locale.ROOT, "answered %d questions (%d more were known, %d failed): %d tokens in%s, %d out%s", questions,
                remembered, failed, inputTokens, cachedTokens > 0 ? " (" + cachedTokens + " of them from the provider's cache)" : "",
                outputTokens, money > 0 ? String.format(Locale.ROOT, ", %.2f in money", money) : "");
    }
}

package dev.earmark.language;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a language model is made to judge.
 *
 * @param prompts       folder of prompts; null means those that come with Earmark
 * @param windowTokens  longer conversations are read in parts of about this many tokens
 * @param overlap       share of a part that the next one repeats, 0 to 0.5
 * @param mostParts     a conversation of more parts is left to people
 * @param leastClarity  mean confidence of the recogniser, 0 to 1, below which words are no evidence
 * @param confirmQuotes which favourable verdicts are asked for once more with the quoted turns alone, out of reach of everything else
 *                      that was said
 * @param criteriaAtOncemost criteria that are asked about in one question
 * @param summary       whether conversations are summed up
 * @param betterLines   whether a line is suggested for what was missed
 */
public record JudgeSettings(
        @Nullable Path prompts, int windowTokens, double overlap, int mostParts, double leastClarity, Confirm confirmQuotes,
        int criteriaAtOnce, boolean summary, boolean betterLines) {

    private static final int MOST_AT_ONCE = 12;

    /** Which favourable verdicts a model has to hold to. */
    public enum Confirm {
        ALWAYS,
        /** Those on critical criteria. */
        CRITICAL,
        NEVER
    }

    public JudgeSettings {
        if (windowTokens < 200 || windowTokens > 200_000) {
            throw new IllegalArgumentException("judge.window-tokens is " + windowTokens + ", but must be 200 to 200000");
        }
        if (!(overlap >= 0 && overlap <= 0.5)) {
            throw new IllegalArgumentException("judge.overlap is " + overlap + ", but must be 0 to 0.5");
        }
        if (mostParts < 1 || mostParts > 1_000) {
            throw new IllegalArgumentException("judge.most-parts is " + mostParts + ", but must be 1 to 1000");
        }
        if (criteriaAtOnce < 1 || criteriaAtOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException("judge.criteria-at-once is " + criteriaAtOnce + ", but must be 1 to " + MOST_AT_ONCE);
        }
        if (!(leastClarity >= 0 && leastClarity <= 1)) {
            throw new IllegalArgumentException("judge.least-clarity is " + leastClarity + ", but must be 0 to 1");
        }
    }

    /** Those that a verdict depends on, in words. */
    public String parameters() {
        return "window-tokens=" + windowTokens + " overlap=" + overlap + " most-parts=" + mostParts + " least-clarity=" + leastClarity
                + " confirm-quotes=" + confirmQuotes.name().toLowerCase(Locale.ROOT) + " criteria-at-once=" + criteriaAtOnce;
    }

    /** Parts of 6,000 tokens, a tenth of overlap; five criteria at once; quotes of critical ones confirmed; summary and better lines on. */
    public static JudgeSettings defaults() {
        return new JudgeSettings(null, 6_000, 0.1, 20, 0.65, Confirm.CRITICAL, 5, true, true);
    }
}

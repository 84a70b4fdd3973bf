package dev.earmark.speech.talk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes contexts in rising order, and the words of each in rising order before its weight. */
final class BackoffModelBuilder {

    private static final int FIRST_ROOM = 1_024;

    private final @Nullable BackoffModel below;
    private long[] contexts = new long[FIRST_ROOM];
    private int[] first = new int[FIRST_ROOM];
    private float[] weights = new float[FIRST_ROOM];
    private int[] seen = new int[FIRST_ROOM];
    private int[] words = new int[FIRST_ROOM];
    private float[] probabilities = new float[FIRST_ROOM];
    private int contextCount;
    private int wordCount;

    BackoffModelBuilder(@Nullable BackoffModel below) {
        this.below = below;
    }

    void word(int word, double probability) {
        if (wordCount > first[contextCount] && words[wordCount - 1] >= word) {
            throw new IllegalArgumentException("words of a context must rise: " + word);
        }
        if (wordCount == words.length) {
            words = Arrays.copyOf(words, 2 * wordCount);
            probabilities = Arrays.copyOf(probabilities, 2 * wordCount);
        }
        words[wordCount] = word;
        probabilities[wordCount++] = (float) probability;
    }

    /** Ends the words of this context. */
    void context(long context, double weight) {
        context(context, weight, 0);
    }

    /** As the other. @param places in which the context was seen */
    void context(long context, double weight, int places) {
        if (contextCount > 0 && contexts[contextCount - 1] >= context) {
            throw new IllegalArgumentException("contexts must rise: " + context);
        }
        if (contextCount + 2 > first.length) {
            contexts = Arrays.copyOf(contexts, 2 * first.length);
            weights = Arrays.copyOf(weights, 2 * first.length);
            seen = Arrays.copyOf(seen, 2 * first.length);
            first = Arrays.copyOf(first, 2 * first.length);
        }
        contexts[contextCount] = context;
        seen[contextCount] = places;
        weights[contextCount++] = (float) weight;
        first[contextCount] = wordCount;
    }

    int words() {
        return wordCount;
    }

    /** What was taken so far; later additions do not show in it. */
    BackoffModel model() {
        return new BackoffModel(contexts, contextCount, first, words, probabilities, weights, seen, below);
    }
}

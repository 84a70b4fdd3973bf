package dev.earmark.speech.talk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A trigram language model with back-off. A word is a label, 1 to {@link #MOST_LABEL}. The probability of a word after a context is the
 * explicit one, else the context's weight times the probability after the context without its oldest word; below the empty context stands
 * another model, if any. Contexts lie in the order of their keys: the empty one, those of one word, those of two by the most recent word
 * and then the older one, which is also the order of states in a file of OpenFst's type {@code ngram}. Immutable.
 */
public final class BackoffModel {

    /** Stands in contexts for the beginning of a sentence. */
    static final int START = 0;
    /** The end of a sentence, as a word that comes next. */
    static final int END = (1 << 21) - 1;
    static final int MOST_LABEL = END - 2;
    static final int BITS = 21;
    private static final int TWO_WORDS = 2 * BITS;
    private static final int MASK = (1 << BITS) - 1;

    private final long[] contexts;
    private final int contextCount;
    private final int[] first;
    private final int[] words;
    private final float[] probabilities;
    private final float[] weights;
    private final int[] seen;
    private final @Nullable BackoffModel below;

    BackoffModel(long[] contexts, int contextCount, int[] first, int[] words, float[] probabilities, float[] weights,
            int[] seen, @Nullable BackoffModel below) {
        this.contexts = contexts;
        this.contextCount = contextCount;
        this.first = first;
        this.words = words;
        this.probabilities = probabilities;
        this.weights = weights;
        this.seen = seen;
        this.below = below;
    }

    static long none() {
        return 0;
    }

    static long one(int recent) {
        return 1L << TWO_WORDS | (long) recent << BITS;
    }

    static long two(int recent, int older) {
        return 2L << TWO_WORDS | (long) recent << BITS | older;
    }

    /** Words of a context: 0, 1 or 2. */
    static int length(long context) {
        return (int) (context >>> TWO_WORDS);
    }

    static int recent(long context) {
        return (int) (context >>> BITS) & MASK;
    }

    static int older(long context) {
        return (int) context & MASK;
    }

    /** The context without its oldest word. */
    static long shorter(long context) {
        return length(context) == 2 ? one(recent(context)) : none();
    }

    int contexts() {
        return contextCount;
    }

    long context(int index) {
        return contexts[index];
    }

    /** Index of a context, negative when the model does not know it. */
    int find(long context) {
        return Arrays.binarySearch(contexts, 0, contextCount, context);
    }

    int from(int index) {
        return first[index];
    }

    int to(int index) {
        return first[index + 1];
    }

    int word(int place) {
        return words[place];
    }

    double probability(int place) {
        return probabilities[place];
    }

    /** By which probabilities after the shorter context count where there is no explicit one. */
    double weight(int index) {
        return weights[index];
    }

    /** In how many different places a context was seen, where the model was estimated from sentences and still knows; else 0. */
    int seen(int index) {
        return seen[index];
    }

    /** How many explicit probabilities there are. */
    public int size() {
        return first[contextCount];
    }

    /** Of a word after a context; 0 for what no model below knows. */
    double probability(long context, int word) {
        double weight = 1;
        for (long at = context; ; at = shorter(at)) {
            int index = find(at);
            if (index >= 0) {
                int place = Arrays.binarySearch(words, first[index], first[index + 1], word);
                if (place >= 0) {
                    return weight * probabilities[place];
                }
                weight *= weights[index];
            }
            if (length(at) == 0) {
                return below == null ? 0 : weight * below.probability(none(), word);
            }
        }
    }

    @Nullable BackoffModel below() {
        return below;
    }

    /** Place of an explicit probability, negative when there is none. */
    int place(int index, int word) {
        return Arrays.binarySearch(words, first[index], first[index + 1], word);
    }
}

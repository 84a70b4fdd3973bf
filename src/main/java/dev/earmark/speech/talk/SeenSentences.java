package dev.earmark.speech.talk;

import java.util.Arrays;
import java.util.List;

/** Sentences as all places of their words, ready to be counted. A word that the recogniser cannot hear breaks a sentence in two. */
final class SeenSentences {

    /** Stands in contexts for what cannot be heard. */
    private static final int BREAK = BackoffModel.MOST_LABEL + 1;
    private static final int FIRST_ROOM = 4_096;

    private final KnownWords vocabulary;
    private long[] places = new long[FIRST_ROOM];
    private int count;

    SeenSentences(KnownWords vocabulary) {
        this.vocabulary = vocabulary;
    }

    static boolean broken(long context) {
        return BackoffModel.length(context) > 0 && BackoffModel.recent(context) == BREAK
                || BackoffModel.length(context) == 2 && BackoffModel.older(context) == BREAK;
    }

    /** @param words as they are spoken, lower case */
    SeenSentences add(List<String> words) {
        if (words.isEmpty()) {
            return this;
        }
        int older = BREAK;
        int recent = BackoffModel.START;
        for (String word : words) {
            int label = vocabulary.label(word).orElse(BREAK);
            put(recent, older, label);
            older = label == BREAK ? BREAK : recent;
            recent = label;
        }
        put(recent, older, BackoffModel.END);
        return this;
    }

    SeenSentences addAll(Iterable<List<String>> sentences) {
        sentences.forEach(this::add);
        return this;
    }

    /**
     * How many words a model is unsure among at a word, taken over all of them: e to the mean negative logarithm. 1 for no words.
     *
     * @param most places that are looked at, evenly among all
     */
    double perplexity(Mixture model, int most) {
        double sum = 0;
        int step = (count + most - 1) / most;
        int looked = 0;
        for (int i = 0; i < count; i += step, looked++) {
            int word = (int) places[i] & BackoffModel.END;
            int older = (int) (places[i] >>> BackoffModel.BITS) & BackoffModel.END;
            int recent = (int) (places[i] >>> 2 * BackoffModel.BITS);
            long context = recent == BREAK ? BackoffModel.none() : older == BREAK ? BackoffModel.one(recent)
                    : BackoffModel.two(recent, older);
            sum -= StrictMath.log(model.probability(context, word));
        }
        return StrictMath.exp(sum / Math.max(1, looked));
    }

    /** Words and ends of sentences. */
    int places() {
        return count;
    }

    private void put(int recent, int older, int word) {
        if (word == BREAK) {
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = SeenNgrams.packed(recent, older, word);
    }

    /** Those of two words before, also where one of them cannot be heard; not those at a beginning. */
    SeenNgrams trigrams() {
        return SeenNgrams.counted(Arrays.stream(places, 0, count).filter(SeenSentences::hasTwoBefore).toArray(), 2);
    }

    private static boolean hasTwoBefore(long place) {
        int recent = (int) (place >>> 2 * BackoffModel.BITS);
        return recent != BackoffModel.START && recent != BREAK;
    }

    /** After how many different words; at a beginning, and after what cannot be heard, how often. */
    SeenNgrams bigrams(SeenNgrams trigrams) {
        long[] atBeginnings = Arrays.stream(places, 0, count).filter(place -> !hasTwoBefore(place))
                .map(place -> SeenNgrams.packed((int) (place >>> 2 * BackoffModel.BITS), 0, (int) place & BackoffModel.END)).toArray();
        long[] all = Arrays.copyOf(atBeginnings, atBeginnings.length + trigrams.size());
        for (int i = 0; i < trigrams.size(); i++) {
            all[atBeginnings.length + i] = SeenNgrams.packed(BackoffModel.recent(trigrams.context(i)), 0, trigrams.word(i));
        }
        return SeenNgrams.counted(all, 1);
    }

    /** After how many different words. */
    static SeenNgrams unigrams(SeenNgrams bigrams) {
        long[] all = new long[bigrams.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = SeenNgrams.packed(0, 0, bigrams.word(i));
        }
        return SeenNgrams.counted(all, 0);
    }
}

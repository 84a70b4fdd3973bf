package dev.earmark.speech.talk;

import java.util.Arrays;

/** Different n-grams of one length in rising order, by context and then by the word that follows, with how often each was seen. */
record SeenNgrams(long[] contexts, int[] words, int[] counts) {

    /** An n-gram of three words packed so that sorting goes by recent word, older word, next word. */
    static long packed(int recent, int older, int word) {
        return (long) recent << 2 * BackoffModel.BITS | (long) older << BackoffModel.BITS | word;
    }

    /** @param all every one that was seen, packed; is sorted by this @param length of contexts, 0 to 2; unused places are zero */
    static SeenNgrams counted(long[] all, int length) {
        Arrays.sort(all);
        int different = 0;
        for (int i = 0; i < all.length; i++) {
            different += i == 0 || all[i] != all[i - 1] ? 1 : 0;
        }
        SeenNgrams ngrams = new SeenNgrams(new long[different], new int[different], new int[different]);
        for (int i = 0, at = -1; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                at++;
                int word = (int) all[i] & BackoffModel.END;
                int older = (int) (all[i] >>> BackoffModel.BITS) & BackoffModel.END;
                int recent = (int) (all[i] >>> 2 * BackoffModel.BITS);
                ngrams.words[at] = word;
                ngrams.contexts[at] = switch (length) {
                    case 0 -> BackoffModel.none();
                    case 1 -> BackoffModel.one(recent);
                    default -> BackoffModel.two(recent, older);
                };
            }
            ngrams.counts[at]++;
        }
        return ngrams;
    }

    int size() {
        return words.length;
    }

    long context(int index) {
        return contexts[index];
    }

    int word(int index) {
        return words[index];
    }

    int count(int index) {
        return counts[index];
    }

    int endOfContext(int index) {
        int end = index;
        while (end < contexts.length && contexts[end] == contexts[index]) {
            end++;
        }
        return end;
    }
}

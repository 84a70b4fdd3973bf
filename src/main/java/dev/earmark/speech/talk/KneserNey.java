package dev.earmark.speech.talk;

import java.util.Arrays;

/**
 * Estimates a trigram model from sentences: interpolated modified Kneser–Ney (Chen and Goodman, "An empirical study of smoothing techniques
 * for language modeling", 1998, section 3). Shorter contexts count in how many different places a word was seen, not how often, except at
 * the beginning of a sentence. What the shortest context leaves goes to a model below it. Trigrams seen less often than the cut are
 * estimated but not kept: their share goes to the shorter context, so everything sums to one.
 */
final class KneserNey {

    private final BackoffModel below;
    private final int cut;
    private final SeenSentences seen;

    /** @param cut trigrams seen less often are not kept, 1 keeps all */
    KneserNey(BackoffModel below, int cut, SeenSentences seen) {
        this.below = below;
        this.cut = cut;
        this.seen = seen;
    }

    BackoffModel estimate() {
        SeenNgrams trigrams = seen.trigrams();
        SeenNgrams bigrams = seen.bigrams(trigrams);
        SeenNgrams unigrams = SeenSentences.unigrams(bigrams);
        BackoffModelBuilder builder = new BackoffModelBuilder(below);
        add(builder, unigrams, below, 1);
        add(builder, bigrams, builder.model(), 1);
        add(builder, trigrams, builder.model(), cut);
        return builder.model();
    }

    /** Adds all contexts of one length, for which those that are shorter must be there. */
    private static void add(BackoffModelBuilder builder, SeenNgrams ngrams, BackoffModel shorter, int cut) {
        Discounts discounts = Discounts.of(ngrams.counts());
        for (int from = 0, to; from < ngrams.size(); from = to) {
            long context = ngrams.context(from);
            to = ngrams.endOfContext(from);
            if (!SeenSentences.broken(context)) {
                addContext(builder, ngrams, from, to, discounts, shorter, cut);
            }
        }
    }

    private static void addContext(BackoffModelBuilder builder, SeenNgrams ngrams, int from, int to, Discounts discounts,
            BackoffModel shorter, int cut) {
        int total = 0;
        double taken = 0;
        for (int i = from; i < to; i++) {
            total += ngrams.count(i);
            taken += discounts.of(ngrams.count(i));
        }
        long context = ngrams.context(from);
        long less = BackoffModel.shorter(context);
        double left = 1;
        double leftBelow = 1;
        int before = builder.words();
        for (int i = from; i < to; i++) {
            if (ngrams.count(i) >= cut) {
                double lower = shorter.probability(less, ngrams.word(i));
                double probability = (ngrams.count(i) - discounts.of(ngrams.count(i)) + taken * lower) / total;
                builder.word(ngrams.word(i), probability);
                left -= probability;
                leftBelow -= lower;
            }
        }
        if (builder.words() > before) {
            builder.context(context, Backoff.weight(left, leftBelow), total);
        }
    }

    /** How much is taken from what was seen once, twice, and more often. */
    private record Discounts(double once, double twice, double more) {

        static Discounts of(int[] counts) {
            long[] seen = new long[5];
            Arrays.stream(counts).filter(count -> count < seen.length).forEach(count -> seen[count]++);
            if (seen[1] == 0 || seen[2] == 0 || seen[3] == 0 || seen[4] == 0) { // too few to estimate them
                return new Discounts(0.5, 0.75, 1);
            }
            double y = (double) seen[1] / (seen[1] + 2 * seen[2]);
            return new Discounts(Math.clamp(1 - 2 * y * seen[2] / seen[1], 0.1, 0.95), Math.clamp(2 - 3 * y * seen[3] / seen[2], 0.1, 1.9),
                    Math.clamp(3 - 4 * y * seen[4] / seen[3], 0.1, 2.9));
        }

        double of(int count) {
            return count == 1 ? once : count == 2 ? twice : more;
        }
    }
}

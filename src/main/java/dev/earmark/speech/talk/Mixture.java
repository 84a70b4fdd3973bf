package dev.earmark.speech.talk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Mixes models linearly: the probability of a word is the weighted mean of what each says, each asked with its own back-off. What any of
 * them says explicitly is explicit in the mixture, and contexts are weighted anew so that everything sums to one.
 */
final class Mixture {

    private static final double EXACT = 1e-6;

    private final List<Part> parts;
    private final @Nullable BackoffModel below;

    /** @param share of all, 0 to 1 */
    record Part(BackoffModel model, double share) {}

    /**
     * @param parts their shares sum to one
     * @param below on which all of them rest, and the mixture, too; null when the mixture is to know every word by itself
     */
    Mixture(List<Part> parts, @Nullable BackoffModel below) {
        if (Math.abs(parts.stream().mapToDouble(Part::share).sum() - 1) > EXACT) {
            throw new IllegalArgumentException("shares must sum to one: " + parts.stream().map(Part::share).toList());
        }
        this.parts = List.copyOf(parts);
        this.below = below;
    }

    BackoffModel mixed() {
        long[] contexts = contexts();
        BackoffModelBuilder builder = new BackoffModelBuilder(below);
        BackoffModel shorter = builder.model();
        int length = 0;
        for (long context : contexts) {
            if (BackoffModel.length(context) != length) {
                length = BackoffModel.length(context);
                shorter = builder.model();
            }
            add(builder, context, shorter);
        }
        return builder.model();
    }

    private long[] contexts() {
        LongStream all = parts.stream().map(Part::model)
                .flatMapToLong(model -> IntStream.range(0, model.contexts()).mapToLong(model::context));
        return all.flatMap(context -> BackoffModel.length(context) == 2 ? LongStream.of(BackoffModel.shorter(context), context)
                : LongStream.of(context)).sorted().distinct().toArray();
    }

    private void add(BackoffModelBuilder builder, long context, BackoffModel shorter) {
        MixedContext[] asked = parts.stream().map(part -> new MixedContext(part.model(), context)).toArray(MixedContext[]::new);
        boolean root = BackoffModel.length(context) == 0;
        long less = BackoffModel.shorter(context);
        double left = 1;
        double leftBelow = 1;
        for (int word : words(context)) {
            double probability = 0;
            for (int i = 0; i < asked.length; i++) {
                probability += parts.get(i).share() * asked[i].probability(word);
            }
            builder.word(word, probability);
            left -= probability;
            leftBelow -= root ? underneath(word) : shorter.probability(less, word);
        }
        builder.context(context, root && below == null ? 0 : Backoff.weight(left, leftBelow));
    }

    private double underneath(int word) {
        return below == null ? 0 : below.probability(BackoffModel.none(), word);
    }

    /** Every word that some part says explicitly. */
    private int[] words(long context) {
        int[] words = new int[0];
        for (Part part : parts) {
            BackoffModel model = part.model();
            int index = model.find(context);
            if (index >= 0) {
                int from = words.length;
                int count = model.to(index) - model.from(index);
                words = Arrays.copyOf(words, from + count);
                for (int i = 0; i < count; i++) {
                    words[from + i] = model.word(model.from(index) + i);
                }
            }
        }
        Arrays.sort(words);
        int kept = 0;
        for (int i = 0; i < words.length; i++) {
            if (i == 0 || words[i] != words[i - 1]) {
                words[kept++] = words[i];
            }
        }
        return Arrays.copyOf(words, kept);
    }
}

package dev.earmark.speech.talk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Mixes models linearly: the probability of a word is the weighted mean of what each says, each asked with its own back-off. What any of
 * them says explicitly is explicit in the mixture, and contexts are weighted anew so that everything sums to one. The weights may depend
 * on the context: a model that has seen little of what comes next may be believed less there.
 */
final class Mixture {

    private final List<Part> parts;
    private final @Nullable BackoffModel below;

    /**
     * @param share  of all, 0 to 1; the parts before it keep the rest
     * @param bySeen whether it takes less after contexts that it has seldom seen, in proportion to {@link MixedContext#trust}
     */
    record Part(BackoffModel model, double share, boolean bySeen) {

        Part(BackoffModel model, double share) {
            this(model, share, false);
        }
    }

    /**
     * @param parts the first with a share of one, of which those behind it take theirs
     * @param below on which all of them rest, and the mixture, too; null when the mixture is to know every word by itself
     */
    Mixture(List<Part> parts, @Nullable BackoffModel below) {
        if (parts.isEmpty() || parts.getFirst().share() != 1 || parts.getFirst().bySeen()) {
            throw new IllegalArgumentException("the first must have all, of which the others take theirs");
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
        double[] shares = shares(asked);
        boolean root = BackoffModel.length(context) == 0;
        long less = BackoffModel.shorter(context);
        double left = 1;
        double leftBelow = 1;
        for (int word : words(context)) {
            double probability = 0;
            for (int i = 0; i < asked.length; i++) {
                probability += shares[i] * asked[i].probability(word);
            }
            builder.word(word, probability);
            left -= probability;
            leftBelow -= root ? underneath(word) : shorter.probability(less, word);
        }
        builder.context(context, root && below == null ? 0 : Backoff.weight(left, leftBelow));
    }

    private double[] shares(MixedContext[] asked) {
        double[] shares = new double[asked.length];
        for (int i = 0; i < asked.length; i++) {
            Part part = parts.get(i);
            shares[i] = part.bySeen() ? part.share() * asked[i].trust() : part.share();
            for (int before = 0; before < i; before++) {
                shares[before] *= 1 - shares[i];
            }
        }
        return shares;
    }

    /**
     * Of one word after one context, as the mixture says it, without the mixture. For measuring: slower than a mixture that is asked
     * for many.
     */
    double probability(long context, int word) {
        long at = context;
        while (BackoffModel.length(at) > 0 && !known(at)) {
            at = BackoffModel.shorter(at);
        }
        long longest = at;
        MixedContext[] asked = parts.stream().map(part -> new MixedContext(part.model(), longest)).toArray(MixedContext[]::new);
        double[] shares = shares(asked);
        double probability = 0;
        for (int i = 0; i < asked.length; i++) {
            probability += shares[i] * asked[i].probability(word);
        }
        return probability;
    }

    private boolean known(long context) {
        return parts.stream().anyMatch(part -> part.model().find(context) >= 0);
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

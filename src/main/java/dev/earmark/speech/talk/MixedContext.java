package dev.earmark.speech.talk;

import org.jspecify.annotations.Nullable;

/** One model asked for many words after the same context: where it stands is looked up once. */
final class MixedContext {

    private static final int LONGEST = 3;
    private static final double PLACES_OF_TWO = 5;
    private static final double PLACES_OF_ONE = 20;
    private static final double PLACES_OF_NONE = 2_000;
    private static final double SHORTER = 0.3;

    private final BackoffModel model;
    private final int[] indexes = new int[LONGEST];
    private final double[] weights = new double[LONGEST];
    private final double weightBelow;
    private final double trust;
    private int count;

    MixedContext(BackoffModel model, long context) {
        this.model = model;
        double weight = 1;
        for (long at = context; ; at = BackoffModel.shorter(at)) {
            int index = model.find(at);
            if (index >= 0) {
                indexes[count] = index;
                weights[count++] = weight;
                weight *= model.weight(index);
            }
            if (BackoffModel.length(at) == 0) {
                break;
            }
        }
        this.weightBelow = weight;
        this.trust = trust(context);
    }

    /**
     * How far the model knows what comes after the context, 0 to 1: by the number of places n in which the context was seen, n / (n + b);
     * of one that was never seen, three tenths of what the shorter one gives. With b = {@value #PLACES_OF_TWO}, {@value #PLACES_OF_ONE} and
     * {@value #PLACES_OF_NONE} for two words, one and none; chosen by the perplexity of calls of which the model had seen another script.
     */
    double trust() {
        return trust;
    }

    private double trust(long context) {
        double share = 1;
        for (long at = context; ; at = BackoffModel.shorter(at)) {
            int index = model.find(at);
            double seen = index < 0 ? 0 : model.seen(index);
            if (seen > 0 || BackoffModel.length(at) == 0) {
                double enough = switch (BackoffModel.length(at)) {
                    case 0 -> PLACES_OF_NONE;
                    case 1 -> PLACES_OF_ONE;
                    default -> PLACES_OF_TWO;
                };
                return share * seen / (seen + enough);
            }
            share *= SHORTER;
        }
    }

    double probability(int word) {
        for (int i = 0; i < count; i++) {
            int place = model.place(indexes[i], word);
            if (place >= 0) {
                return weights[i] * model.probability(place);
            }
        }
        @Nullable BackoffModel below = model.below();
        return below == null ? 0 : weightBelow * below.probability(BackoffModel.none(), word);
    }
}
